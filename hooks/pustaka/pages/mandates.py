"""Pages of mandates: all of them law by law, and one page an actor as its statutory job description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target, locate
from ..vocabulary import JenisPelaku, Sifat
from .desk import Desk, Link, MandateLine, Site
from .environment import render
from .page import Page
from .text import long_date, short

INDEX = "mandat/index.md"

# The order in which an actor reads what the law asks of it.
_GROUPS: Sequence[tuple[str, str, frozenset[Sifat]]] = (
    ("wajib", "Wajib dan harus", frozenset({Sifat.WAJIB, Sifat.HARUS})),
    ("bertugas", "Bertugas dan bertanggung jawab", frozenset({Sifat.BERTUGAS, Sifat.BERTANGGUNG_JAWAB})),
    ("dilarang", "Dilarang", frozenset({Sifat.DILARANG})),
    ("berwenang", "Berwenang", frozenset({Sifat.BERWENANG})),
    ("berhak", "Berhak", frozenset({Sifat.BERHAK})),
    ("dapat", "Dapat", frozenset({Sifat.DAPAT})),
)


@dataclass(frozen=True)
class ActorLine:
    """An actor with the number of its mandates."""

    link: Link
    count: int


@dataclass(frozen=True)
class Group:
    """Mandates under one heading."""

    anchor: str
    heading: str
    rows: Sequence[MandateLine]


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of mandates and the page of every actor."""
    yield _index(site)
    for id in site.library.records["actor"]:
        yield _actor(site, id)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    groups = [
        Group(law.id, f"{law.record.sebutan} tentang {law.record.tentang}", _rows(desk, law.id))
        for law in site.library.laws.values()
        if law.pasal
    ]
    waiting = [desk.link(Target("law", law.id)) for law in site.library.laws.values() if not law.pasal]
    body = render(
        "mandates",
        count=len(site.mandates),
        kinds=_by_kind(desk),
        groups=groups,
        waiting=waiting,
        modalities=tuple((sifat.value, sifat.label, sifat.description) for sifat in Sifat),
    )
    described = "Siapa wajib, harus, berwenang, dapat, berhak, atau dilarang melakukan apa, menurut pasal yang mana."
    return Page(INDEX, {"title": "Mandat", "description": described, "jenis": "mandat"}, body)


def _rows(desk: Desk, law: str) -> Sequence[MandateLine]:
    # Terms are not linked in so long a table: each row leads to its provision, where they are.
    return tuple(desk.mandate(row, desk.local, plain=True) for row in desk.site.mandates if row.provision.law == law)


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


def _actor(site: Site, id: str) -> Page:
    record = site.library.records["actor"][id]
    this = Target("actor", id)
    src, _ = locate(this)
    desk = site.desk(src, this)
    own = [
        (row.mandate.sifat, desk.mandate(row, desk.provision, plain=True))
        for row in site.mandates_by_actor.get(id, ())
    ]
    groups = [
        Group(anchor, heading, tuple(line for sifat, line in own if sifat in members))
        for anchor, heading, members in _GROUPS
    ]
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
        groups=[group for group in groups if group.rows],
        received=tuple(desk.mandate(row, desk.provision, plain=True) for row in site.mandates_towards.get(id, ())),
        organisations=desk.named_by(this, ("organisation",)),
        all_mandates=Link("Semua mandat", desk.file(INDEX)),
        checked=long_date(record.diperiksa),
        correction=desk.correction(record.nama),
        notes=tuple(desk.notes.values()),
    )
    meta = {
        "title": f"Mandat {record.nama}",
        "description": short(f"Apa yang menurut undang-undang harus, boleh, dan dilarang dilakukan {record.nama}."),
        "jenis": "pelaku",
    }
    return Page(src, meta, body, f"glossary/actors/{id}.yml")
