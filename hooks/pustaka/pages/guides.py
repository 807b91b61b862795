"""Pages of guides: a situation, its steps, each step with the provisions that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..models import Langkah, Panduan
from ..vocabulary import Topik
from .desk import Desk, Site
from .environment import render
from .lines import Link, Spans
from .page import Page, Plan
from .tail import tail
from .text import short

INDEX = "panduan/index.md"


@dataclass(frozen=True)
class Step:
    """One step: what is done, by whom, and where that is said."""

    text: Spans
    actors: Sequence[Link]
    grounds: Sequence[Spans]


@dataclass(frozen=True)
class Paper:
    """A paper that is needed, and where it is asked for."""

    name: Spans
    grounds: Sequence[Spans]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the index of guides by subject and the page of every guide."""
    yield site.plan(INDEX, _index)
    for id, record in site.library.records["guide"].items():
        yield site.plan(Target("guide", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    records = tuple(site.library.records["guide"].values())
    groups = [
        (topic.label, [(desk.link(Target("guide", r.id)), r.ringkasan) for r in records if r.topik[0] is topic])
        for topic in Topik
    ]
    body = render("guides", groups=[(label, rows) for label, rows in groups if rows], count=len(records))
    described = "Keadaan yang dihadapi pekerja sosial dan warga, dijawab langkah demi langkah dengan pasalnya."
    return desk.page("Panduan", described, "daftar", body)


def _page(site: Site, record: Panduan) -> Page:
    this = Target("guide", record.id)
    desk = site.desk(this)
    body = render(
        "guide",
        crumbs=[Link("Panduan", desk.file(INDEX))],
        title=record.judul,
        summary=desk.prose(record.ringkasan),
        readers=desk.actors(record.untuk),
        situation=desk.prose(record.keadaan),
        steps=_steps(desk, record.langkah),
        papers=tuple(
            Paper(desk.prose(paper.nama), tuple(desk.cited(text) for text in paper.dasar)) for paper in record.dokumen
        ),
        fallbacks=_steps(desk, record.bila_gagal),
        silences=tuple(desk.prose(text) for text in record.diam),
        related=tuple(desk.link(Target("guide", id)) for id in record.terkait),
        topics=tuple(topic.label for topic in record.topik),
        tail=tail(desk, record, record.judul),
    )
    return desk.page(record.judul, short(record.ringkasan), "panduan", body)


def _steps(desk: Desk, steps: Sequence[Langkah]) -> Sequence[Step]:
    return tuple(
        Step(desk.prose(step.langkah), desk.actors(step.pelaku), tuple(desk.cited(text) for text in step.dasar))
        for step in steps
    )
