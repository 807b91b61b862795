"""The matrix: how many mandates of each modality every actor has in each law, each number a way into the finder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..vocabulary import Sifat
from .desk import Desk, Site
from .environment import render
from .lines import Link
from .mandates import INDEX, MATRIX, finder
from .page import Page, Plan


@dataclass(frozen=True)
class Cell:
    """A number of mandates that leads to them, and what it counts in words."""

    link: Link
    words: str


@dataclass(frozen=True)
class Line:
    """An actor's numbers in the order of the columns, and their total, shown first; an empty cell is none."""

    actor: Link
    cells: Sequence[Cell | None]
    total: Cell


@dataclass(frozen=True)
class Table:
    """The actors of one law, or of all of them."""

    anchor: str
    title: str
    columns: Sequence[str]
    lines: Sequence[Line]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the page of the matrix."""
    yield site.plan(MATRIX, _page)


def _page(site: Site) -> Page:
    desk = site.desk(MATRIX)
    laws = [law.id for law in site.library.laws.values() if law.pasal]
    body = render(
        "matrix",
        crumbs=[Link("Mandat", desk.file(INDEX))],
        tables=[_all(desk, laws), *(_of_law(desk, law) for law in laws)],
    )
    described = "Berapa mandat setiap pelaku menurut sifatnya dalam setiap undang-undang; angkanya membuka mandatnya."
    return desk.page("Matriks mandat", described, "tabel", body)


def _all(desk: Desk, laws: Sequence[str]) -> Table:
    counts = Counter((actor, row.provision.law) for row in desk.site.mandates for actor in row.mandate.pelaku)
    names = desk.library.names
    lines = []
    for actor in _actors(desk):
        cells = [_cell(desk, counts[actor, law], names[law], pelaku=actor, uu=law) for law in laws]
        total = _cell(desk, sum(counts[actor, law] for law in laws), "semua undang-undang", pelaku=actor)
        if total:
            lines.append(Line(desk.link(Target("actor", actor)), cells, total))
    return Table("semua", "Semua undang-undang", [names[law] for law in laws], lines)


def _of_law(desk: Desk, law: str) -> Table:
    rows = [row for row in desk.site.mandates if row.provision.law == law]
    counts = Counter((actor, row.mandate.sifat) for row in rows for actor in row.mandate.pelaku)
    used = [sifat for sifat in Sifat if any(row.mandate.sifat is sifat for row in rows)]
    name = desk.library.names[law]
    lines = []
    for actor in _actors(desk):
        cells = [
            _cell(desk, counts[actor, sifat], f"{sifat.label.lower()}, {name}", pelaku=actor, sifat=sifat.value, uu=law)
            for sifat in used
        ]
        total = _cell(desk, sum(counts[actor, sifat] for sifat in used), name, pelaku=actor, uu=law)
        if total:
            lines.append(Line(desk.link(Target("actor", actor)), cells, total))
    title = f"{name} tentang {desk.library.laws[law].record.tentang}"
    return Table(law, title, [sifat.label for sifat in used], lines)


def _cell(desk: Desk, count: int, words: str, **state: str) -> Cell | None:
    if not count:
        return None
    actor = desk.library.records["actor"][state["pelaku"]].nama
    return Cell(finder(desk, str(count), **state), f" mandat {actor}: {words}")


def _actors(desk: Desk) -> Sequence[str]:
    return sorted(desk.library.records["actor"], key=lambda id: str(desk.library.records["actor"][id].nama))
