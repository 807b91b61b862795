"""Pages of mandates: all of them with the finder, and one page an actor as its statutory job description."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import OVERLAPS, TRAINING, Target, pack
from ..library import Law
from ..models import Tenggat
from ..situations import grouped
from ..views import MandateRow
from ..vocabulary import JenisPelaku, Satuan, Sifat, Tahap, Topik
from .desk import Desk, Site
from .environment import render
from .lines import Link, MandateLine
from .page import Page, Plan
from .tail import tail
from .text import listed, short

INDEX = "mandat/index.md"
MATRIX = "mandat/matriks.md"

# How many mandates of a law are seen before the others are asked for.
OPEN = 12

_WORD = re.compile(r"[a-z0-9]+")

# How long each unit is, to put limits in an order; nothing is computed from it that a reader sees.
_HOURS = {Satuan.JAM: 1, Satuan.KALI_24_JAM: 24, Satuan.HARI: 24, Satuan.BULAN: 720, Satuan.TAHUN: 8760}


@dataclass(frozen=True)
class ActorLine:
    """An actor with the number of its mandates."""

    link: Link
    count: int


@dataclass(frozen=True)
class Found:
    """A mandate with what the finder filters and sorts by and its words do not show."""

    line: MandateLine
    topics: str
    stages: str
    hours: int | None


@dataclass(frozen=True)
class Group:
    """The mandates of one law: its first rows, and the others, folded up because a phone lays out all that is open."""

    anchor: str
    name: str
    heading: str
    rows: Sequence[Found]
    others: Sequence[Found]


@dataclass(frozen=True)
class Choice:
    """One value of a filter and how many mandates have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A filter: its name in the address, its title, its values under headings (an empty one where they need none)."""

    name: str
    title: str
    groups: Sequence[tuple[str, Sequence[Choice]]]


@dataclass(frozen=True)
class Situation:
    """The mandates of an actor in one situation, each with the stages it holds at where they are several."""

    anchor: str
    heading: str
    rows: Sequence[tuple[MandateLine, str]]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the finder and the page of every actor."""
    yield site.plan(INDEX, _index)
    for id in site.library.records["actor"]:
        yield site.plan(Target("actor", id), _actor, id)


def finder(desk: Desk, text: str, **state: str) -> Link:
    """Return a link to the finder with some of its filters set; their values are ids."""
    query = "&".join(f"{name}={value}" for name, value in state.items())
    return Link(text, Markup(f"{desk.file(INDEX)}?{query}"))  # noqa: S704 - ids are checked by the models


# ---------------------------------------------------------------------------
# The finder


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    groups = [_group(desk, law) for law in site.library.laws.values() if law.pasal]
    waiting = [desk.link(Target("law", law.id)) for law in site.library.laws.values() if not law.pasal]
    body = render(
        "mandates",
        count=len(site.mandates),
        filters=_filters(site),
        kinds=_by_kind(desk),
        groups=groups,
        waiting=waiting,
        modalities=tuple((sifat.value, sifat.label, sifat.description) for sifat in Sifat),
        matrix=Link("Matriks pelaku, sifat, dan undang-undang", desk.file(MATRIX)),
        overlaps=Link("Tugas serupa dan tumpang tindih", desk.file(OVERLAPS)),
        training=Link("Bahan latihan", desk.file(TRAINING, "pelaku")),
    )
    described = "Siapa wajib, harus, berwenang, dapat, berhak, atau dilarang melakukan apa, menurut pasal yang mana."
    return desk.page("Mandat", described, "mandat", body)


def _group(desk: Desk, law: Law) -> Group:
    rows = _rows(desk, law.id)
    # Less than as many again is not worth folding up.
    open = OPEN if len(rows) > 2 * OPEN else len(rows)
    name = law.record.sebutan
    return Group(law.id, name, f"{name} tentang {law.record.tentang}", rows[:open], rows[open:])


def _rows(desk: Desk, law: str) -> Sequence[Found]:
    # Terms are not linked in so long a table: each row leads to its provision, where they are. Each names its law,
    # because the finder also sorts them into one table.
    return tuple(
        Found(
            line=desk.mandate(row, desk.provision, plain=True),
            topics=" ".join(row.mandate.topik),
            stages=" ".join(row.mandate.tahap),
            hours=_hours(row.mandate.tenggat),
        )
        for row in desk.site.mandates
        if row.provision.law == law
    )


def _hours(limit: Tenggat | None) -> int | None:
    length = (limit.maks or limit.min) if limit else None
    return length * _HOURS[limit.satuan] if limit and length else None


def _filters(site: Site) -> Sequence[Filter]:
    rows, library = site.mandates, site.library
    actors = Counter(actor for row in rows for actor in row.mandate.pelaku)
    by_kind = (
        (
            kind.label,
            tuple(
                Choice(id, record.nama, actors[id])
                for id, record in sorted(library.records["actor"].items(), key=lambda item: item[1].nama)
                if record.jenis is kind and actors[id]
            ),
        )
        for kind in JenisPelaku
    )
    topics = Counter(topic.value for row in rows for topic in row.mandate.topik)
    stages = Counter(stage.value for row in rows for stage in row.mandate.tahap)
    kinds = Counter(row.mandate.sifat for row in rows)
    laws = Counter(row.provision.law for row in rows)
    return (
        Filter("pelaku", "Pelaku", tuple((label, choices) for label, choices in by_kind if choices)),
        Filter("sifat", "Sifat", _plain(Choice(s.value, s.label, kinds[s]) for s in Sifat)),
        Filter("uu", "Undang-undang", _plain(Choice(id, library.names[id], laws[id]) for id in library.laws)),
        Filter("topik", "Topik", _plain(sorted(_worded(topics, Topik), key=lambda choice: choice.label))),
        Filter("tahap", "Tahap perkara anak", _plain(_worded(stages, Tahap))),
    )


def _plain(choices: Iterable[Choice]) -> Sequence[tuple[str, Sequence[Choice]]]:
    return (("", tuple(choice for choice in choices if choice.count)),)


def _worded(counts: Mapping[str, int], words: type[Topik | Tahap]) -> Iterator[Choice]:
    for word in words:
        yield Choice(word.value, word.label, counts[word.value])


def _by_kind(desk: Desk) -> Sequence[tuple[str, Sequence[ActorLine]]]:
    actors = desk.library.records["actor"]
    found = []
    for kind in JenisPelaku:
        lines = [
            ActorLine(desk.link(Target("actor", id)), len(desk.site.mandates_by_actor.get(id, ())))
            for id, record in sorted(actors.items(), key=lambda item: item[1].nama)
            if record.jenis is kind
        ]
        if lines:
            found.append((kind.label, lines))
    return tuple(found)


# ---------------------------------------------------------------------------
# Actors


def _actor(site: Site, id: str) -> Page:
    """Return the page of an actor: what the law asks of it, situation by situation, and what others owe it."""
    record = site.library.records["actor"][id]
    this = Target("actor", id)
    desk = site.desk(this)
    own = site.mandates_by_actor.get(id, ())
    body = render(
        "actor",
        crumbs=[Link("Mandat", desk.file(INDEX))],
        name=record.nama,
        kind=record.jenis.label,
        summary=desk.prose(record.ringkasan),
        term=desk.link(Target("term", record.istilah)) if record.istilah else None,
        today=desk.facts(record.kini),
        part_of=desk.link(Target("actor", record.bagian_dari)) if record.bagian_dari else None,
        parts=tuple(
            desk.link(Target("actor", other))
            for other, actor in site.library.records["actor"].items()
            if actor.bagian_dari == id
        ),
        count=len(own),
        situations=situations(desk, own),
        received=tuple(desk.mandate(row, desk.provision, plain=True) for row in site.mandates_towards.get(id, ())),
        overlaps=tuple(desk.link(Target("overlap", record.id)) for record in site.overlaps.confirmed.get(id, ())),
        organisations=desk.named_by(this, ("organisation",)),
        search=finder(desk, "Saring mandat ini menurut sifat, topik, atau tahap", pelaku=id),
        training=Link("Bahan latihan", desk.file(pack(this))) if id in site.trainer.actors else None,
        all_mandates=Link("Semua mandat", desk.file(INDEX)),
        tail=tail(desk, record, record.nama),
    )
    described = short(f"Apa yang menurut undang-undang harus, boleh, dan dilarang dilakukan {record.nama}.")
    return desk.page(f"Mandat {record.nama}", described, "pelaku", body)


def situations(desk: Desk, rows: Sequence[MandateRow]) -> Sequence[Situation]:
    """Return mandates as a job description: under their situations, duties first."""
    return tuple(
        Situation(
            "-".join(_WORD.findall(heading.lower())),
            heading,
            tuple((desk.mandate(row, desk.provision, plain=True), _stages(row)) for row in members),
        )
        for heading, members in grouped(rows, desk.site.staged_laws)
    )


def _stages(row: MandateRow) -> str:
    stages = [stage.label.lower() for stage in row.mandate.tahap]
    return listed(stages) if len(stages) > 1 else ""
