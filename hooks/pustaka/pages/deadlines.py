"""The page of every time limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..citations import parse_id
from ..views import DeadlineRow
from ..vocabulary import JenisTenggat
from . import calculator, limits
from .desk import Desk, Site
from .environment import render
from .lines import LimitLine, Link, Spans
from .page import Page, Plan
from .text import long_date, sentence

DEADLINES = "tenggat/index.md"


@dataclass(frozen=True)
class Row:
    """A time limit in a table."""

    subject: Spans
    actors: Sequence[Link]
    kind: str
    line: LimitLine
    more: limits.More
    cite: Link


@dataclass(frozen=True)
class Table:
    """The rows of one law."""

    anchor: str
    law: Link
    title: str
    rows: Sequence[Row]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the page of time limits."""
    yield site.plan(DEADLINES, _deadlines)


def _deadlines(site: Site) -> Page:
    desk = site.desk(DEADLINES)
    dated = sorted((row.due, row.id, row) for row in site.deadlines if row.due)
    per = site.library.per
    rows = {
        law: [_row(desk, row, desk.local) for row in site.deadlines if row.provision.law == law]
        for law in site.library.laws
    }
    regulations = tuple(
        (id, desk.link(Target("regulation", id)), record.tentang, limits.details(desk, record))
        for id, record in site.library.records["regulation"].items()
        if record.tenggat
    )
    body = render(
        "deadlines",
        count=len(site.deadlines),
        calculator=Link("Hitung batas waktu perkara anak", desk.file(calculator.SRC)) if site.lines else None,
        dated=[(long_date(due), due < per, _row(desk, row, desk.provision)) for due, _, row in dated],
        passed=sum(due < per for due, _, _ in dated),
        tables=_tables(desk, rows),
        regulations=regulations,
        detailed=sum(len(found) for *_, found in regulations),
        per=long_date(per),
        kinds=[(kind.label, kind.description) for kind in JenisTenggat],
    )
    described = "Semua batas waktu, masa berlaku, dan batas peralihan dalam undang-undang yang tercatat di sini."
    return desk.page("Tenggat", described, "tabel", body)


def _row(desk: Desk, row: DeadlineRow, cite: Callable[[str], Link]) -> Row:
    at = parse_id(row.provision.id)
    return Row(
        subject=desk.plain(sentence(row.subject)),
        actors=desk.actors(row.bearers),
        kind=row.limit.jenis.label,
        line=desk.limit(row.limit, row.due, at, plain=True),
        more=limits.more(desk, row),
        cite=cite(row.provision.id),
    )


def _tables(desk: Desk, rows: dict[str, list[Row]]) -> Sequence[Table]:
    return tuple(
        Table(law, desk.link(Target("law", law)), desk.library.laws[law].record.tentang, found)
        for law, found in rows.items()
        if found
    )
