"""The delegation tracker: what the laws order to be regulated, what was issued when, how late, what was not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..citations import Citation
from ..delays import Kemajuan, duration, progress, when
from ..views import DelegationRow
from .desk import Desk, Site
from .environment import render
from .lines import Link, Spans
from .page import Page, Plan
from .strips import Piece, strip
from .text import long_date

INDEX = "delegasi/index.md"


@dataclass(frozen=True)
class Line:
    """One order to regulate and what became of it; `delay` is words, the roadmap's activities those that rest on it."""

    anchor: str
    cite: Link
    form: str
    subject: Spans
    due: str | None
    state: str
    label: str
    issues: Sequence[tuple[Link, str]]
    grade: Link | None
    delay: str
    checked: str
    remark: Spans
    activities: Sequence[Link]


@dataclass(frozen=True)
class Segment:
    """How many orders of a law stand the same."""

    state: str
    label: str
    count: int


@dataclass(frozen=True)
class Table:
    """The orders of one law, how they stand in numbers and as a bar, and what limits their time."""

    anchor: str
    law: Link
    title: str
    limit: Spans
    segments: Sequence[Segment]
    pieces: Sequence[Piece]
    lines: Sequence[Line]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the tracker."""
    yield site.plan(INDEX, _page)


def _page(site: Site) -> Page:
    desk = site.desk(INDEX)
    tables = tuple(_table(desk, law, rows) for law, rows in _by_law(site).items())
    lines = [line for table in tables for line in table.lines]
    body = render(
        "delegations",
        count=len(lines),
        missing=sum(line.state == Kemajuan.BELUM for line in lines),
        late=sum(line.state == Kemajuan.TERLAMBAT for line in lines),
        tables=tables,
        states=[(state.value, state.label, state.description) for state in Kemajuan],
        activities=_activities(desk),
        per=long_date(site.library.per),
        meaning=Link("Apa arti “belum ditemukan”", desk.file("tentang.md", "belum-ditemukan")),
    )
    described = "Peraturan yang diperintahkan undang-undang: batas waktunya, yang terbit, dan yang belum ditemukan."
    return desk.page("Delegasi", described, "tabel", body)


def anchor(row: DelegationRow) -> str:
    """Return where a delegation stands on the page."""
    return row.id.replace("/", "-")


def grounded(site: Site) -> Mapping[str, Sequence[DelegationRow]]:
    """Return the delegations that each activity of the roadmap rests on, by the activity's id."""
    found = {}
    for id, record in site.library.records["activity"].items():
        cited = {target.id for ground in record.landasan for target in site.library.targets(ground.sitasi, None)}
        found[id] = tuple(row for row in site.delegations if cited & {row.provision.id, row.provision.pasal})
    return {id: rows for id, rows in found.items() if rows}


def line(desk: Desk, row: DelegationRow, cite: Link) -> Line:
    """Return a delegation as it is shown; `cite` names its provision."""
    done = progress(desk.library, row)
    return Line(
        anchor=anchor(row),
        cite=cite,
        form=row.delegation.bentuk.label,
        subject=desk.prose(row.delegation.materi, Citation(row.provision.law)),
        due=long_date(row.due) if row.due else None,
        state=done.state.value,
        label=done.state.label,
        issues=tuple((desk.link(issue.target), when(desk.library, issue)) for issue in done.issues),
        grade=desk.grade(row.delegation.derajat),
        delay=duration(done.late) if done.late else "",
        checked=long_date(row.delegation.diperiksa),
        remark=desk.prose(row.delegation.catatan, Citation(row.provision.law)),
        activities=tuple(desk.link(Target("activity", id)) for id, rows in grounded(desk.site).items() if row in rows),
    )


def _by_law(site: Site) -> Mapping[str, Sequence[DelegationRow]]:
    rows = {law: [row for row in site.delegations if row.provision.law == law] for law in site.library.laws}
    return {law: found for law, found in rows.items() if found}


def _table(desk: Desk, law: str, rows: Sequence[DelegationRow]) -> Table:
    lines = tuple(line(desk, row, desk.local(row.provision.id)) for row in rows)
    counts = Counter(shown.state for shown in lines)
    limit = desk.library.laws[law].record.batas_pelaksanaan
    return Table(
        anchor=law,
        law=desk.link(Target("law", law)),
        title=desk.library.laws[law].record.tentang,
        limit=desk.cited(limit, Citation(law)) if limit else (),
        segments=[Segment(s.value, s.label, counts[s.value]) for s in Kemajuan if counts[s.value]],
        pieces=strip((s.value, counts[s.value]) for s in Kemajuan),
        lines=lines,
    )


def _activities(desk: Desk) -> Sequence[tuple[Link, int]]:
    return tuple((desk.link(Target("activity", id)), len(rows)) for id, rows in grounded(desk.site).items())
