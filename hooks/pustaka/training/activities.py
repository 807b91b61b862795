"""Questions about an activity of the roadmap: what was planned, where it stands, and the provisions it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..addresses import Target
from ..models import Kegiatan, Landasan, Pernyataan
from ..views import DelegationRow, MandateRow, ended
from ..words import long_date, sentence
from . import duties, provisions
from .phrases import Speaker
from .question import Jenis, Question, Statement

ORDER = (
    Jenis.RENCANA,
    Jenis.KEADAAN,
    Jenis.DELEGASI,
    Jenis.SIAPA,
    Jenis.BATAS,
    Jenis.STATUS,
    Jenis.ISI,
    Jenis.UNSUR,
    Jenis.PERISTIWA,
    Jenis.PERAN,
)


def of_activity(
    speaker: Speaker, record: Kegiatan, rows: Sequence[MandateRow], orders: Sequence[DelegationRow]
) -> Iterator[Question]:
    """Yield every question about an activity; `rows` and `orders` are those of the whole library."""
    yield _planned(speaker, record)
    yield _state(speaker, record)
    yield from _pieces(speaker, record)
    for ground in record.landasan:
        for target in speaker.library.targets(ground.sitasi, None):
            if target.kind == "provision":
                yield from _below(speaker, target.id, rows, orders)
                if not ended(speaker.library.changes_of(target.id)):
                    yield _ground(speaker, record.judul, ground, target.id)
    yield from _events(speaker, record)
    for role in record.organisasi:
        target = Target("organisation", role.organisasi)
        name = speaker.library.cite(target)
        yield Question(
            f"peran/{record.id}/{role.organisasi}",
            Jenis.PERAN,
            f"Apa peran {name} dalam kegiatan “{record.judul}”?",
            (Statement(sentence(role.peran), grade=role.derajat, sources=role.sumber),),
            (target,),
        )


def _planned(speaker: Speaker, record: Kegiatan) -> Question:
    text = f"Apa yang direncanakan peta jalan 2012 dalam kegiatan “{record.judul}”?"
    return _told(speaker, record, Jenis.RENCANA, text, record.rencana)


def _state(speaker: Speaker, record: Kegiatan) -> Question:
    text = f"Di mana kegiatan “{record.judul}” sekarang, menurut catatan per {long_date(record.diperiksa)}?"
    answer = (Statement(record.keadaan), *_facts(record.terbuka, "Masih terbuka"))
    return Question(
        f"keadaan/{record.id}", Jenis.KEADAAN, text, answer, _basis(speaker, Target("activity", record.id), answer)
    )


def _told(
    speaker: Speaker, record: Kegiatan, kind: Jenis, text: str, facts: Sequence[Pernyataan], part: str = ""
) -> Question:
    answer = tuple(_facts(facts))
    basis = _basis(speaker, Target("activity", record.id), answer)
    return Question(f"{kind}/{record.id}{part}", kind, text, answer, basis)


def _facts(facts: Sequence[Pernyataan], label: str = "") -> Iterator[Statement]:
    for fact in facts:
        yield Statement(fact.isi, label, date=fact.tanggal, grade=fact.derajat, sources=fact.sumber)


def _basis(speaker: Speaker, home: Target, answer: Sequence[Statement]) -> Sequence[Target]:
    """Return what an answer rests on: the provisions it names, and the record it was taken from."""
    cited = [target for part in answer for target in speaker.library.targets(part.text, part.at)]
    return tuple(dict.fromkeys([*cited, home]))


def _pieces(speaker: Speaker, record: Kegiatan) -> Iterator[Question]:
    per = long_date(speaker.library.per)
    for piece in record.unsur:
        missing = [Statement(piece.belum_ditemukan, f"Belum ditemukan per {per}")] if piece.belum_ditemukan else []
        answer = (*_facts(piece.dulu, "Dulu"), *_facts(piece.kini, "Kini"), *missing)
        if len(answer) == len(piece.dulu):
            continue
        text = f"“{piece.nama}”: apa yang dikatakan sumber 2012, dan apa yang terbaca sesudahnya?"
        basis = _basis(speaker, Target("activity", record.id), answer)
        yield Question(f"unsur/{record.id}/{piece.id}", Jenis.UNSUR, text, answer, basis)


def _below(
    speaker: Speaker, id: str, rows: Sequence[MandateRow], orders: Sequence[DelegationRow]
) -> Iterator[Question]:
    """Yield the questions about a provision that an activity rests on, and about its parts."""
    for provision in speaker.library.below(id):
        for order in orders:
            if order.provision.id == provision.id:
                yield provisions.delegation(speaker, order)
        yield from provisions.changes(speaker, provision.id)
        if ended(speaker.library.changes_of(provision.id)):
            continue
        for row in rows:
            if row.provision.id == provision.id:
                yield duties.limited(speaker, row) if row.mandate.tenggat else duties.who(speaker, row)
        for limit in speaker.deadlines:
            if limit.provision.id == provision.id and limit.mandate is None:
                yield duties.time(speaker, limit)


def _ground(speaker: Speaker, title: str, ground: Landasan, id: str) -> Question:
    answer = (Statement(sentence(ground.kaitan)), *speaker.readings(speaker.library.provisions[id], ground.kaitan))
    text = f"Apa hubungan {speaker.cite(id)} dengan kegiatan “{title}”?"
    return Question(f"isi/{id}", Jenis.ISI, text, answer, (Target("provision", id),))


def _events(speaker: Speaker, record: Kegiatan) -> Iterator[Question]:
    shared = Counter(id for other in speaker.library.records["activity"].values() for id in other.peristiwa)
    events = [speaker.library.records["event"][id] for id in record.peristiwa]
    # What belongs to this activity alone comes first, so that six packs do not ask about one meeting.
    for event in sorted(events, key=lambda event: (shared[event.id], event.tanggal)):
        target = Target("event", event.id)
        answer = (Statement(event.ringkasan, date=event.tanggal, grade=event.derajat, sources=event.sumber),)
        text = f"“{event.judul}”: kapan terjadi, dan apa yang terjadi?"
        basis = _basis(speaker, target, answer)
        yield Question(f"peristiwa/{event.id}", Jenis.PERISTIWA, text, answer, basis)
