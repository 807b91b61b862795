"""Training packs: a summary sheet, ten questions, their answers and a citation sheet for each actor and activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import TRAINING, Target, pack, url
from ..citations import parse_id
from ..models import Kegiatan
from ..training import FEWEST, TEN, Question, Statement, Threat
from ..views import DeadlineRow
from ..vocabulary import JenisPelaku
from ..words import long_date, sentence
from . import mandates, roadmap
from .desk import Desk, Site
from .environment import render
from .lines import LimitLine, Link, Note, Spans
from .page import Page, Plan
from .text import short

INDEX = TRAINING


@dataclass(frozen=True)
class Part:
    """A part of an answer: what it is, what it says, and how far that may be trusted."""

    label: str
    text: Spans
    date: str | None
    grade: Link | None
    notes: Sequence[Note]


@dataclass(frozen=True)
class Item:
    """A question with its choices, its answer, and what the answer rests on."""

    number: int
    kind: str
    text: str
    choices: Sequence[str]
    answer: Sequence[Part]
    basis: Sequence[Link]


@dataclass(frozen=True)
class Cited:
    """Something the pack cites: its address on the site, and the questions that it answers."""

    link: Link
    address: str
    numbers: str


@dataclass(frozen=True)
class Work:
    """A law cited in full, and the provisions of it that the pack cites."""

    whole: Cited
    parts: Sequence[Cited]


@dataclass(frozen=True)
class Source:
    """A source of facts in the citation sheet: its note, and where it was published."""

    note: Note
    address: str | None


@dataclass(frozen=True)
class Sheet:
    """The citation sheet."""

    laws: Sequence[Work]
    instruments: Sequence[Cited]
    records: Sequence[Cited]
    sources: Sequence[Source]


@dataclass(frozen=True)
class Limit:
    """A time limit that is not part of a mandate."""

    subject: Spans
    line: LimitLine
    cite: Link


@dataclass(frozen=True)
class Sanction:
    """Sanctions of one provision on an actor's mandates; `void` names what took them away."""

    cite: Link
    threats: Sequence[Part]
    duties: Sequence[Link]
    void: Link | None


def pages(site: Site) -> Iterator[Plan]:
    """Yield the plans of the index of the packs and of every pack."""
    yield site.plan(INDEX, _index)
    for id, questions in site.trainer.activities.items():
        yield site.plan(pack(Target("activity", id)), _activity, site.library.records["activity"][id], questions)
    for id, questions in site.trainer.actors.items():
        yield site.plan(pack(Target("actor", id)), _actor, id, questions)


# ---------------------------------------------------------------------------
# The index


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    actors, packs = site.library.records["actor"], site.trainer.actors
    body = render(
        "packs",
        activities=[
            (Link(desk.library.cite(Target("activity", id)), desk.file(pack(Target("activity", id)))), len(questions))
            for id, questions in site.trainer.activities.items()
        ],
        groups=[(kind.label, lines) for kind in JenisPelaku if (lines := _lines(desk, kind.value))],
        without=sum(bool(site.mandates_by_actor.get(id)) and id not in packs for id in actors),
        fewest=FEWEST,
        mandates=Link("halaman mandat", desk.file(mandates.INDEX, "pelaku")),
    )
    described = "Bahan latihan siap cetak menurut kegiatan peta jalan dan menurut pelaku, dengan jawaban dan pasalnya."
    return desk.page("Bahan latihan", described, "daftar", body)


def _lines(desk: Desk, kind: str) -> Sequence[tuple[Link, int]]:
    actors = desk.library.records["actor"]
    rows = [(actors[id].nama, id, len(questions)) for id, questions in desk.site.trainer.actors.items()]
    return [
        (Link(name, desk.file(pack(Target("actor", id)))), count)
        for name, id, count in sorted(rows)
        if actors[id].jenis == kind
    ]


# ---------------------------------------------------------------------------
# Packs


def _activity(site: Site, record: Kegiatan, questions: Sequence[Question]) -> Page:
    this = Target("activity", record.id)
    desk = site.desk(pack(this))
    values: dict[str, object] = {
        "summary": desk.prose(record.ringkasan, terms=False),
        "state": desk.prose(record.keadaan, terms=False),
        "plan": desk.facts(record.rencana),
        "open": desk.facts(record.terbuka),
        "grounds": roadmap.grounds(desk, record),
        "roles": roadmap.roles(desk, record),
        "whole": desk.link(this, "halaman kegiatan ini"),
    }
    grounds = [target.id for item in record.landasan for target in site.library.targets(item.sitasi, None)]
    title = f"Bahan latihan: {record.judul}"
    described = f"Ringkasan, sepuluh pertanyaan dengan jawaban, dan sitasi tentang kegiatan {record.judul}."
    return _pack(desk, this, title, described, questions, grounds, "pack_activity", values)


def _actor(site: Site, id: str, questions: Sequence[Question]) -> Page:
    this = Target("actor", id)
    record = site.library.records["actor"][id]
    desk = site.desk(pack(this))
    rows = site.mandates_by_actor[id]
    limits = [row for row in site.deadlines if row.mandate is None and id in row.limit.pelaku]
    threats = site.trainer.threats(id)
    values: dict[str, object] = {
        "summary": desk.prose(record.ringkasan, terms=False),
        "count": len(rows),
        "situations": mandates.situations(desk, rows),
        "limits": [_limit(desk, row) for row in limits],
        "sanctions": [
            Sanction(
                cite=desk.provision(threat.place),
                threats=_threats(desk, threat),
                duties=[desk.local(place) for place in dict.fromkeys(row.provision.id for row in threat.rows)],
                void=desk.link(threat.void.by) if threat.void else None,
            )
            for threat in threats
        ],
        "whole": desk.link(this, "halaman mandat pelaku ini"),
    }
    places = [row.provision.id for row in rows]
    places += [row.provision.id for row in limits]
    places += [threat.place for threat in threats]
    title = f"Bahan latihan: {record.nama}"
    described = f"Ringkasan mandat, pertanyaan dengan jawaban, dan sitasi tentang {record.nama}."
    return _pack(desk, this, title, short(described), questions, places, "pack_actor", values)


def _threats(desk: Desk, threat: Threat) -> Sequence[Part]:
    parts = []
    for provision, sanction in threat.parts:
        at = parse_id(provision.id)
        parts.append(_part(desk, Statement(sanction.ancaman, at=at)))
        if sanction.kini:
            parts.append(_part(desk, Statement(sanction.kini, "kini", at, grade=sanction.derajat_kini)))
    return parts


def _limit(desk: Desk, row: DeadlineRow) -> Limit:
    at = parse_id(row.provision.id)
    line = desk.limit(row.limit, row.due, at, plain=True)
    return Limit(desk.plain(sentence(row.subject)), line, desk.provision(row.provision.id))


def _pack(  # noqa: PLR0913 - a pack has these parts
    desk: Desk,
    this: Target,
    title: str,
    described: str,
    questions: Sequence[Question],
    places: Iterable[str],
    template: str,
    values: Mapping[str, object],
) -> Page:
    record = desk.library.record(this)
    items = tuple(_item(desk, number, question) for number, question in enumerate(questions, 1))
    body = render(
        template,
        **values,
        crumbs=[Link("Bahan latihan", desk.file(INDEX))],
        name=desk.library.cite(this),
        items=items,
        few=len(items) if len(items) < TEN else 0,
        pdf=_pdf(desk, this),
        sheet=_sheet(desk, questions, places),
        per=long_date(desk.library.per),
        checked=long_date(record.diperiksa),
        correction=desk.correction(title),
    )
    return desk.page(title, described, "latihan", body, of=this)


def _pdf(desk: Desk, this: Target) -> Markup | None:
    """Return the link to the pack's PDF, which stands beside the page's folder; none where no PDF will be made."""
    return Markup(f"../{this.id}.pdf") if desk.site.settings.handouts else None  # noqa: S704 - ids are checked


def _item(desk: Desk, number: int, question: Question) -> Item:
    return Item(
        number=number,
        kind=question.kind.label,
        text=question.text,
        choices=question.choices,
        answer=tuple(_part(desk, part) for part in question.answer),
        basis=tuple(_basis(desk, target) for target in question.basis),
    )


def _basis(desk: Desk, target: Target) -> Link:
    name = desk.library.cite(target)
    return desk.link(target, f"kegiatan {name}" if target.kind == "activity" else name)


def _part(desk: Desk, part: Statement) -> Part:
    return Part(
        label=part.label,
        text=desk.prose(part.text, part.at, terms=False),
        date=long_date(part.date) if part.date else None,
        grade=desk.grade(part.grade),
        notes=desk.noted(part.sources),
    )


# ---------------------------------------------------------------------------
# The citation sheet


def _sheet(desk: Desk, questions: Sequence[Question], places: Iterable[str]) -> Sheet:
    """Return everything that the questions and the summary sheet (`places`) cite, in the order of the laws."""
    library = desk.library
    used: dict[Target, list[int]] = {library.target(id): [] for id in places}
    for number, question in enumerate(questions, 1):
        for target in dict.fromkeys([*question.basis, *_named(desk, question)]):
            used.setdefault(target, []).append(number)
    return Sheet(
        laws=_laws(desk, used),
        instruments=[
            _cited(desk, Target(kind, id), used)
            for kind in ("regulation", "ruling")
            for id in library.records[kind]
            if Target(kind, id) in used
        ],
        records=[_cited(desk, target, used) for target in used if target.kind in ("organisation", "event")],
        sources=[_source(desk, id, note) for id, note in desk.notes.items()],
    )


def _named(desk: Desk, question: Question) -> Iterator[Target]:
    """Yield what the words of an answer cite."""
    for part in question.answer:
        yield from desk.library.targets(f"{part.text} {part.label}", part.at)


def _laws(desk: Desk, used: Mapping[Target, Sequence[int]]) -> Sequence[Work]:
    """Return the laws that are cited or of which a provision is, each with those provisions in its own order."""
    parts: dict[str, list[Cited]] = {id: [] for id in desk.library.laws}
    provisions = [desk.library.provisions[target.id] for target in used if target.kind == "provision"]
    for provision in sorted(provisions, key=lambda provision: desk.library.order[provision.id]):
        parts[provision.law].append(_cited(desk, provision.target, used))
    laws = [(Target("law", id), found) for id, found in parts.items()]
    return [Work(_cited(desk, law, used), found) for law, found in laws if found or law in used]


def _cited(desk: Desk, target: Target, used: Mapping[Target, Sequence[int]]) -> Cited:
    numbers = ", ".join(str(number) for number in used.get(target, ()))
    return Cited(_in_full(desk, target), url(target), numbers)


def _in_full(desk: Desk, target: Target) -> Link:
    """Return a link with the citation in full; a provision stands below its law and is named as inside it."""
    record = desk.library.record(target)
    if target.kind == "provision":
        return desk.local(target.id)
    if target.kind == "ruling":
        return desk.link(target, f"{record.kutipan}, {long_date(record.tanggal)}")
    return desk.link(target, record.kutipan if target.kind in ("law", "regulation") else None)


def _source(desk: Desk, id: str, note: Note) -> Source:
    target = desk.library.evidence(id)
    address = desk.library.record(target).alamat if target.kind == "source" else url(target)
    return Source(note, address)
