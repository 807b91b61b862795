"""Pages of the roadmap: its six activities as stations, and each activity from plan to present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..addresses import TRAINING, Target, pack
from ..models import Kegiatan
from ..views import DeadlineRow, MandateRow
from . import delegations, pictures
from .desk import Desk, Site
from .environment import render
from .lines import Fact, Link, Spans
from .page import Page, Plan
from .tail import citation, tail
from .text import long_date, sentence, short

INDEX = "peta-jalan/index.md"

_Row = TypeVar("_Row", DeadlineRow, MandateRow)


@dataclass(frozen=True)
class Station:
    """An activity on the line: its number and where it stands now."""

    number: int
    link: Link
    state: str


@dataclass(frozen=True)
class Ground:
    """A provision that carries an activity, and how."""

    cite: Spans
    why: Spans


@dataclass(frozen=True)
class Role:
    """An organisation's part, on evidence."""

    organisation: Link
    role: Spans
    backing: Fact


@dataclass(frozen=True)
class Deadline:
    """A dated time limit in a provision that carries an activity."""

    date: str
    past: bool
    subject: str
    cite: Link


@dataclass(frozen=True)
class Piece:
    """A piece the roadmap speaks of: what it was, what stands in its place now, what was not found."""

    anchor: str
    name: str
    about: Sequence[Link]
    then: Sequence[Fact]
    now: Sequence[Fact]
    missing: Spans


def pages(site: Site) -> Iterator[Plan]:
    """Yield the line of stations and the page of every activity."""
    yield site.plan(INDEX, _index)
    activities = _in_order(site)
    for record in activities:
        yield site.plan(Target("activity", record.id), _page, record, activities)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    activities = _in_order(site)
    picture = pictures.roadmap.draw(desk, activities) if activities else None
    training = Link("Bahan latihan menurut kegiatan", desk.file(TRAINING, "kegiatan"))
    body = render("roadmap", stations=stations(desk), picture=picture, training=training)
    described = "Enam kegiatan peta jalan pekerjaan sosial tahun 2012, dan di mana masing-masing sekarang."
    return desk.page("Peta jalan", described, "peta-jalan", body)


def stations(desk: Desk, width: int = 4000) -> Sequence[Station]:
    """Return the activities in their order, what is said of each cut to a width."""
    return tuple(
        Station(record.nomor, desk.link(Target("activity", record.id)), short(record.keadaan, width))
        for record in _in_order(desk.site)
    )


def _in_order(site: Site) -> Sequence[Kegiatan]:
    return sorted(site.library.records["activity"].values(), key=lambda record: record.nomor)


def _page(site: Site, record: Kegiatan, activities: Sequence[Kegiatan]) -> Page:
    this = Target("activity", record.id)
    desk = site.desk(this)
    others = {other.nomor: desk.link(Target("activity", other.id)) for other in activities}
    body = render(
        "activity",
        crumbs=[Link("Peta jalan", desk.file(INDEX))],
        number=record.nomor,
        title=record.judul,
        as_of=site.library.per,
        citation=citation(desk),
        source_title=record.judul_sumber,
        english=record.inggris,
        state=desk.prose(record.keadaan),
        summary=desk.prose(record.ringkasan),
        plan=desk.facts(record.rencana),
        grounds=grounds(desk, record),
        gap=pictures.gap.draw(desk, record.kesenjangan),
        since=desk.facts(record.perkembangan),
        open=desk.facts(record.terbuka),
        pieces=tuple(
            Piece(
                anchor=piece.id,
                name=piece.nama,
                about=tuple(
                    desk.link(Target(kind, id))
                    for kind, id in (("organisation", piece.organisasi), ("term", piece.istilah))
                    if id
                ),
                then=desk.facts(piece.dulu),
                now=desk.facts(piece.kini),
                missing=desk.prose(piece.belum_ditemukan),
            )
            for piece in record.unsur
        ),
        roles=roles(desk, record),
        ordered=tuple(
            (
                desk.link(row.provision.target),
                Link("Lihat di halaman delegasi", desk.file(delegations.INDEX, delegations.anchor(row))),
                delegations.line(desk, row, desk.link(row.provision.target)),
                row.delegation.materi,
            )
            for row in delegations.grounded(site).get(record.id, ())
        ),
        deadlines=_deadlines(desk, record),
        bearers=_bearers(desk, record),
        events=_events(desk, record.peristiwa),
        differences=desk.facts(record.selisih),
        training=Link("Bahan latihan tentang kegiatan ini", desk.file(pack(this))),
        before=others.get(record.nomor - 1),
        after=others.get(record.nomor + 1),
        per=long_date(site.library.per),
        tail=tail(desk, record, record.judul),
    )
    return desk.page(record.judul, short(record.ringkasan), "kegiatan", body)


def grounds(desk: Desk, record: Kegiatan) -> Sequence[Ground]:
    """Return the provisions an activity rests on, and how."""
    return tuple(Ground(desk.cited(item.sitasi), desk.prose(item.kaitan)) for item in record.landasan)


def roles(desk: Desk, record: Kegiatan) -> Sequence[Role]:
    """Return the parts that organisations have in an activity."""
    return tuple(
        Role(desk.link(Target("organisation", item.organisasi)), desk.prose(item.peran), desk.backing(item))
        for item in record.organisasi
    )


def _carried(site: Site, record: Kegiatan, rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return the rows whose provision, or the pasal it stands in, an activity rests on."""
    cited = {target.id for ground in record.landasan for target in site.library.targets(ground.sitasi, None)}
    return [row for row in rows if cited & {row.provision.id, row.provision.pasal}]


def _deadlines(desk: Desk, record: Kegiatan) -> Sequence[Deadline]:
    rows = sorted((row.due, row.id, row) for row in _carried(desk.site, record, desk.site.deadlines) if row.due)
    return tuple(
        Deadline(long_date(due), due < desk.library.per, sentence(row.subject), desk.link(row.provision.target))
        for due, _, row in rows
    )


def _bearers(desk: Desk, record: Kegiatan) -> Sequence[tuple[Link, int]]:
    """Return who carries the mandates of an activity's provisions, and how many, the most burdened first."""
    counts = Counter(actor for row in _carried(desk.site, record, desk.site.mandates) for actor in row.mandate.pelaku)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((desk.link(Target("actor", actor)), count) for actor, count in ordered)


def _events(desk: Desk, ids: Sequence[str]) -> Sequence[tuple[str, Link]]:
    events = sorted((desk.library.records["event"][id] for id in ids), key=lambda event: event.tanggal)
    return tuple((long_date(event.tanggal), desk.link(Target("event", event.id))) for event in events)
