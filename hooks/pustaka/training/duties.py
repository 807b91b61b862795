"""Questions about mandates: what an actor must, may or must not do, when, except when, and how soon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..addresses import Target
from ..citations import parse_id
from ..situations import ORDER
from ..views import DeadlineRow, MandateRow
from ..words import sentence
from .phrases import MODALITIES, Speaker, act
from .question import Jenis, Question, Statement

# Longer tasks, or tasks with commas in them, would make one breathless sentence.
_SHORT = 110

_NUMBERS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split()
# Words at the start of a condition that ask for another question than "in what case"; nothing: no question at all.
_ASKED = {
    "untuk": "untuk keperluan apa",
    "dengan": "dengan syarat apa",
    "atas": "dengan syarat apa",
    "berdasarkan": "dengan syarat apa",
    "hanya": "dengan syarat apa",
    "sesuai": None,
    "selaras": None,
    "menurut": None,
}


def of_actor(
    speaker: Speaker, actor: str, rows: Sequence[MandateRow], towards: Sequence[MandateRow]
) -> Iterator[Question]:
    """Yield every question about an actor's mandates in force (`rows`) and those of others towards it."""
    yield from _lists(speaker, actor, rows)
    tasks = Counter(row.mandate.tindakan for row in rows)
    for row in _important(rows):
        yield from _of_mandate(speaker, actor, row)
        # Where two provisions give one task in two modalities, a wrong choice would be right elsewhere.
        if _plain(row) and tasks[row.mandate.tindakan] == 1:
            yield _modality(speaker, row, actor)
    for members in _together(rows):
        yield _what(speaker, actor, members)
    for limit in speaker.deadlines:
        if limit.mandate is None and actor in limit.limit.pelaku:
            yield time(speaker, limit)
    for row in filter(speaker.passed, rows):
        yield limited(speaker, row, actor)
    name = speaker.library.records["actor"][actor].nama.casefold()
    for row in _important(towards):
        if actor not in row.mandate.pelaku and name in row.mandate.tindakan.casefold():
            yield who(speaker, row)


def _important(rows: Iterable[MandateRow]) -> Sequence[MandateRow]:
    """Return mandates with what is asked before what is allowed, else in the order of the laws."""
    return sorted(rows, key=lambda row: ORDER[row.mandate.sifat])


def _together(rows: Sequence[MandateRow]) -> Iterable[Sequence[MandateRow]]:
    """Return mandates by provision and modality, so that a question after a provision is answered in full."""
    groups: dict[tuple[str, str], list[MandateRow]] = defaultdict(list)
    for row in _important(rows):
        groups[row.provision.id, row.mandate.sifat].append(row)
    return groups.values()


def _of_mandate(speaker: Speaker, actor: str, row: MandateRow) -> Iterator[Question]:
    mandate = row.mandate
    if mandate.tenggat and not speaker.passed(row):
        yield limited(speaker, row, actor)
    if mandate.kecuali:
        yield _excepted(speaker, row, actor)
    elif asked := _asked(row):
        yield _conditioned(speaker, row, actor, asked)
    if len(mandate.pelaku) > 1:
        lead = "dengan syarat tertentu " if mandate.syarat else ""
        asked = f"selain {speaker.name(actor)}, siapa lagi yang {lead}{act(mandate)}?"
        yield _made(speaker, row, Jenis.SIAPA, asked, (speaker.claim(row), *speaker.limits(row)))


def _plain(row: MandateRow) -> bool:
    mandate = row.mandate
    bound = mandate.syarat or mandate.kecuali or act(mandate) == mandate.tindakan
    return not bound and len(mandate.tindakan) <= _SHORT and ", " not in mandate.tindakan


def who(speaker: Speaker, row: MandateRow) -> Question:
    """Return the question who has a mandate."""
    asked = f"siapa yang {'dengan syarat tertentu ' if row.mandate.syarat else ''}{act(row.mandate)}?"
    return _made(speaker, row, Jenis.SIAPA, asked, (speaker.claim(row), *speaker.limits(row)))


def limited(speaker: Speaker, row: MandateRow, actor: str = "") -> Question:
    """Return the question how soon the bearers of a mandate, or one of them, must act."""
    limit = row.mandate.tenggat
    assert limit
    lead = "dengan syarat tertentu, " if row.mandate.syarat else ""
    bearers = speaker.names([actor] if actor else row.mandate.pelaku)
    asked = f"{lead}{bearers} {act(row.mandate)}. Berapa batas waktunya, dan sejak kapan dihitung?"
    said = Statement(speaker.length(limit, row.provision), at=parse_id(row.provision.id))
    return _made(speaker, row, Jenis.BATAS, asked, (said, *speaker.limits(row, actor, "Batas waktu")))


def time(speaker: Speaker, row: DeadlineRow) -> Question:
    """Return the question how long a time limit is that is not part of a mandate."""
    id, limit = row.provision.id, row.limit
    asked = "batas waktu" if limit.maks else "waktu paling singkat"
    text = f"Menurut {speaker.cite(id)}, berapa {asked} untuk hal ini, dan sejak kapan dihitung: {limit.perihal}?"
    said = Statement(speaker.length(limit, row.provision), at=parse_id(id))
    answer = (said, *speaker.around(limit, row.provision))
    return Question(f"batas/{row.id}", Jenis.BATAS, text, answer, (Target("provision", id),))


def _lists(speaker: Speaker, actor: str, rows: Sequence[MandateRow]) -> Iterator[Question]:
    groups: Mapping[tuple[str, str], list[MandateRow]] = defaultdict(list)
    for row in _important(rows):
        if row.provision.parent and row.mandate.tenggat is None:
            groups[row.provision.parent, row.mandate.sifat].append(row)
    for (parent, _), members in groups.items():
        if len(members) >= 3:
            yield _list(speaker, actor, parent, members)


def _list(speaker: Speaker, actor: str, parent: str, rows: Sequence[MandateRow]) -> Question:
    count, sifat, at = len(rows), rows[0].mandate.sifat, parse_id(parent)
    among = f" di antara {_NUMBERS[count] if count < len(_NUMBERS) else count}" if count > 3 else ""
    what = MODALITIES[sifat].plural.format(speaker.name(actor))
    conditions = {row.mandate.syarat for row in rows}
    shared = conditions.pop() if len(conditions) == 1 else None
    items = [Statement(_item(row, shared), sentence(row.provision.label), parse_id(row.provision.id)) for row in rows]
    more = [Statement(f"{sentence(shared)}.", "Syarat", at)] if shared else []
    return Question(
        f"daftar/{parent}/{sifat}",
        Jenis.DAFTAR,
        f"Sebutkan tiga{among} {what} menurut {speaker.cite(parent)}.",
        (*items, *more, *speaker.readings(rows[0].provision, speaker.claim(rows[0], [actor]))),
        (Target("provision", parent),),
        told=frozenset(row.id for row in rows),
    )


def _item(row: MandateRow, shared: str | None) -> str:
    """Return a task with its own limits, without the condition that the whole list shares."""
    mandate = row.mandate
    limits = [f"syarat: {mandate.syarat}"] if mandate.syarat and not shared else []
    limits += [f"kecuali: {mandate.kecuali}"] if mandate.kecuali else []
    limit = f" ({'; '.join(limits)})" if limits else ""
    return f"{sentence(mandate.tindakan)}{limit}."


def _modality(speaker: Speaker, row: MandateRow, actor: str) -> Question:
    words = MODALITIES[row.mandate.sifat]
    choices = tuple(sorted((words.noun, *words.others)))
    offered = f"{choices[0].lower()}, {choices[1].lower()}, atau {choices[2].lower()}"
    asked = f"{row.mandate.tindakan} adalah {offered} bagi {speaker.name(actor)}?"
    answer: Sequence[Statement | str] = (f"{words.noun}: {speaker.claim(row, [actor])}", *speaker.limits(row, actor))
    return _made(speaker, row, Jenis.SIFAT, asked, answer, choices)


def _what(speaker: Speaker, actor: str, rows: Sequence[MandateRow]) -> Question:
    row = rows[0]
    asked = MODALITIES[row.mandate.sifat].open.format(speaker.name(actor))
    claims = [Statement(speaker.claim(row, [actor]), at=parse_id(row.provision.id)) for row in rows]
    limits = [tuple(speaker.limits(row, actor)) for row in rows]
    if all(parts == limits[0] for parts in limits):
        answer = [*claims, *limits[0]]
    else:
        answer = [part for claim, parts in zip(claims, limits, strict=True) for part in (claim, *parts)]
    return _made(speaker, row, Jenis.ISI, f"{asked}?", answer, told=frozenset(row.id for row in rows))


def _asked(row: MandateRow) -> str | None:
    """Return how to ask for the condition of a mandate, if it has one worth asking for."""
    if row.mandate.syarat is None or row.mandate.tenggat:
        return None
    return _ASKED.get(row.mandate.syarat.split()[0], "dalam keadaan apa")


def _conditioned(speaker: Speaker, row: MandateRow, actor: str, asked: str) -> Question:
    text = f"{asked} {speaker.name(actor)} {act(row.mandate)}?"
    answer: Sequence[Statement | str] = (
        f"{sentence(row.mandate.syarat or '')}.",
        *speaker.limits(row, actor, "Syarat"),
    )
    # Mandates that one provision gives under one condition are told apart by no question about it.
    like = {f"{row.provision.id}/{row.mandate.syarat}", row.id}
    return _made(speaker, row, Jenis.SYARAT, text, answer, told=frozenset(like))


def _excepted(speaker: Speaker, row: MandateRow, actor: str) -> Question:
    asked = f"{speaker.name(actor)} {act(row.mandate)}. Apa pengecualiannya?"
    answer: Sequence[Statement | str] = (
        f"{sentence(row.mandate.kecuali or '')}.",
        *speaker.limits(row, actor, "Kecuali"),
    )
    return _made(speaker, row, Jenis.PENGECUALIAN, asked, answer)


def _made(  # noqa: PLR0913 - a question has these parts
    speaker: Speaker,
    row: MandateRow,
    kind: Jenis,
    asked: str,
    answer: Sequence[Statement | str],
    choices: Sequence[str] = (),
    told: frozenset[str] = frozenset(),
) -> Question:
    id = row.provision.id
    said = tuple(Statement(part, at=parse_id(id)) if isinstance(part, str) else part for part in answer)
    text = f"Menurut {speaker.cite(id)}, {asked}"
    basis = (Target("provision", id),)
    return Question(f"{kind}/{row.id}", kind, text, said, basis, choices, told or frozenset({row.id}))
