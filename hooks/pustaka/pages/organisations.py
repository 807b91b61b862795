"""Pages of organisations: who they are, what they were called, what is known and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..models import NamaLama, Organisasi
from ..vocabulary import JenisOrganisasi
from .desk import Desk, Site
from .environment import render
from .lines import Fact, Link, Spans
from .page import Page, Plan
from .roadmap import Ground
from .tail import tail
from .text import long_date, short

INDEX = "organisasi/index.md"


@dataclass(frozen=True)
class Card:
    """An organisation in the index."""

    link: Link
    short: str | None
    summary: str


@dataclass(frozen=True)
class Name:
    """A name an organisation bore, and when."""

    name: str
    when: str
    remark: Spans
    backing: Fact


@dataclass(frozen=True)
class Part:
    """What an organisation does in an activity of the roadmap."""

    activity: Link
    role: Spans
    backing: Fact


def pages(site: Site) -> Iterator[Plan]:
    """Yield the index and the page of every organisation."""
    yield site.plan(INDEX, _index)
    for id, record in site.library.records["organisation"].items():
        yield site.plan(Target("organisation", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    records = site.library.records["organisation"]
    groups = []
    for kind in JenisOrganisasi:
        cards = [
            Card(desk.link(Target("organisation", id)), record.singkatan, short(record.ringkasan, 200))
            for id, record in sorted(records.items(), key=lambda item: item[1].singkatan or item[1].nama)
            if record.jenis is kind
        ]
        if cards:
            groups.append((kind.label, kind.description, cards))
    described = "Organisasi profesi, pendidikan, relawan, dan pemerintah yang membentuk pekerjaan sosial di Indonesia."
    return desk.page("Organisasi", described, "daftar", render("organisations", groups=groups))


def _page(site: Site, record: Organisasi) -> Page:
    this = Target("organisation", record.id)
    desk = site.desk(this)
    body = render(
        "organisation",
        crumbs=[Link("Organisasi", desk.file(INDEX))],
        name=record.nama,
        short=record.singkatan,
        english=record.inggris,
        kind=record.jenis.label,
        summary=desk.prose(record.ringkasan),
        website=record.situs,
        names=tuple(_name(desk, name) for name in record.nama_lama),
        facts=desk.facts(record.fakta),
        actors=tuple(_mandates(desk, actor) for actor in record.pelaku),
        grounds=tuple(Ground(desk.cited(item.sitasi), desk.prose(item.kaitan)) for item in record.landasan),
        parts=tuple(_parts(desk, record.id)),
        events=_events(desk, record.id),
        questions=tuple(desk.prose(question) for question in record.pertanyaan),
        differences=desk.facts(record.selisih),
        related=tuple(desk.link(Target("organisation", id)) for id in record.terkait),
        pasal=desk.users(this),
        per=long_date(site.library.per),
        tail=tail(desk, record, record.nama),
    )
    title = f"{record.nama} ({record.singkatan})" if record.singkatan else record.nama
    return desk.page(title, short(record.ringkasan), "organisasi", body)


def _name(desk: Desk, name: NamaLama) -> Name:
    return Name(
        name=f"{name.nama} ({name.singkatan})" if name.singkatan else name.nama,
        when=" ".join(
            f"{word} {long_date(date)}" for word, date in (("dari", name.dari), ("sampai", name.sampai)) if date
        ),
        remark=desk.prose(name.catatan),
        backing=desk.backing(name),
    )


def _mandates(desk: Desk, actor: str) -> tuple[Link, int, Sequence[tuple[Link, int]]]:
    """Return an actor, how many mandates it carries, and how many of them each law gives it."""
    counts = Counter(row.provision.law for row in desk.site.mandates_by_actor.get(actor, ()))
    return (
        desk.link(Target("actor", actor)),
        counts.total(),
        tuple((desk.link(Target("law", law)), counts[law]) for law in desk.library.laws if counts[law]),
    )


def _parts(desk: Desk, id: str) -> Iterator[Part]:
    for activity in sorted(desk.library.records["activity"].values(), key=lambda record: record.nomor):
        for item in activity.organisasi:
            if item.organisasi == id:
                yield Part(desk.link(Target("activity", activity.id)), desk.prose(item.peran), desk.backing(item))


def _events(desk: Desk, id: str) -> Sequence[tuple[str, Link]]:
    events = sorted(
        (event for event in desk.library.records["event"].values() if id in event.organisasi),
        key=lambda event: event.tanggal,
    )
    return tuple((long_date(event.tanggal), desk.link(Target("event", event.id))) for event in events)
