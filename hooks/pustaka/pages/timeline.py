"""Pages of the timeline: all that happened, oldest first, and one page an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .. import views
from ..addresses import Target
from ..models import Peristiwa
from . import pictures
from .desk import Site
from .environment import render
from .lines import Link
from .page import Page, Plan
from .tail import tail
from .text import long_date, short

INDEX = "linimasa/index.md"


@dataclass(frozen=True)
class Entry:
    """A moment on the line."""

    date: str
    kind: str
    link: Link
    summary: str


def pages(site: Site) -> Iterator[Plan]:
    """Yield the timeline and the page of every event."""
    yield site.plan(INDEX, _index)
    events = sorted(site.library.records["event"].values(), key=lambda event: (event.tanggal, event.id))
    for index, record in enumerate(events):
        before, after = events[index - 1] if index else None, events[index + 1 : index + 2]
        yield site.plan(Target("event", record.id), _page, record, before, after)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    moments = views.timeline(site.library)
    decades = [
        (
            f"{decade}0-an",
            [
                Entry(long_date(m.date), m.kind, desk.link(m.target, m.title), short(m.summary or "", 200))
                for m in found
            ],
        )
        for decade, found in groupby(moments, key=lambda moment: moment.date[:3])
    ]
    picture = pictures.timeline.draw(desk) if moments else None
    described = "Perjalanan pekerjaan sosial di Indonesia: peristiwa, peraturan, putusan, dan batas waktu."
    kinds = list(pictures.timeline.KINDS.items())
    body = render("timeline", decades=decades, count=len(moments), picture=picture, kinds=kinds)
    return desk.page("Linimasa", described, "linimasa", body)


def _page(site: Site, record: Peristiwa, before: Peristiwa | None, after: Sequence[Peristiwa]) -> Page:
    this = Target("event", record.id)
    desk = site.desk(this)
    date = long_date(record.tanggal)
    body = render(
        "event",
        crumbs=[Link("Linimasa", desk.file(INDEX))],
        date=f"{date} sampai {long_date(record.sampai)}" if record.sampai else date,
        title=record.judul,
        kind=record.jenis.label,
        summary=desk.prose(record.ringkasan),
        backing=desk.backing(record),
        facts=desk.facts(record.fakta),
        organisations=tuple(desk.link(Target("organisation", id)) for id in record.organisasi),
        provisions=tuple(desk.cited(cite) for cite in record.ketentuan),
        activities=desk.named_by(this, ("activity",)),
        differences=desk.facts(record.selisih),
        before=desk.link(Target("event", before.id)) if before else None,
        after=desk.link(Target("event", after[0].id)) if after else None,
        tail=tail(desk, record, record.judul),
    )
    return desk.page(record.judul, short(f"{date}. {record.ringkasan}"), "peristiwa", body)
