"""The page of like tasks: provisions that give several actors nearly the same to do, side by side and judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import OVERLAPS, Target
from ..models import TumpangTindih
from ..overlaps import SHARE
from ..views import MandateRow
from ..vocabulary import HasilTinjauan, Sifat
from .desk import Desk, Site
from .environment import render
from .lines import Link, MandateLine, Spans
from .mandates import INDEX
from .page import Page, Plan
from .tail import Change, history
from .text import listed, long_date


@dataclass(frozen=True)
class Side:
    """The actors of one side and their mandates."""

    actors: Sequence[Link]
    rows: Sequence[MandateLine]


@dataclass(frozen=True)
class Comparison:
    """A judged comparison as it is shown."""

    id: str
    title: str
    sides: Sequence[Side]
    same: Spans
    different: Spans
    why: Spans
    checked: str
    history: Sequence[Change]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the page of like tasks."""
    yield site.plan(OVERLAPS, _page)


def _page(site: Site) -> Page:
    desk = site.desk(OVERLAPS)
    records = tuple(site.library.records["overlap"].values())
    rows: dict[str, list[MandateRow]] = defaultdict(list)
    for row in site.mandates:
        rows[row.provision.id].append(row)
    groups = [
        (
            result.value,
            result.label,
            result.description,
            [_comparison(desk, record, rows) for record in records if record.hasil is result],
        )
        for result in HasilTinjauan
    ]
    body = render(
        "overlaps",
        crumbs=[Link("Mandat", desk.file(INDEX))],
        groups=[group for group in groups if group[3]],
        pairs=len(site.overlaps.judged),
        confirmed=sum(record.hasil is HasilTinjauan.TUMPANG_TINDIH for record in records),
        count=len(records),
        share=f"{SHARE:.0%}".replace("%", " persen"),
        left_out=listed([Sifat.DAPAT.label.lower(), Sifat.BERHAK.label.lower(), Sifat.DILARANG.label.lower()]),
        correction=desk.correction("Tugas serupa dan tumpang tindih"),
    )
    described = "Pelaku berbeda yang diberi tugas serupa oleh undang-undang, dengan ketentuannya dan penilaiannya."
    return desk.page("Tugas serupa dan tumpang tindih", described, "tabel", body)


def _comparison(desk: Desk, record: TumpangTindih, rows: Mapping[str, Sequence[MandateRow]]) -> Comparison:
    return Comparison(
        id=record.id,
        title=record.judul,
        sides=tuple(
            Side(
                desk.actors(side.actors),
                tuple(desk.mandate(row, desk.provision, plain=True) for id in side.provisions for row in rows[id]),
            )
            for side in desk.site.overlaps.sides(record)
        ),
        same=desk.prose(record.sama),
        different=desk.prose(record.beda),
        why=desk.prose(record.alasan),
        checked=long_date(record.diperiksa),
        history=history(desk, Target("overlap", record.id), record),
    )
