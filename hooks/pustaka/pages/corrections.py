"""The page of corrections: every change of a record after it was first written, the newest first, and how to report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .. import history
from .desk import Site
from .environment import render
from .lines import Link
from .page import Page, Plan
from .tail import CORRECTIONS, change
from .text import long_date


def pages(site: Site) -> Iterator[Plan]:
    """Yield the page of corrections."""
    yield site.plan(CORRECTIONS, _page)


def _page(site: Site) -> Page:
    desk = site.desk(CORRECTIONS)
    entries = history.entries(site.library)
    days = [
        (
            long_date(day),
            [(desk.link(e.target), change(desk, e.target, e.number, e.change)) for e in group],
        )
        for day, group in groupby(entries, key=lambda entry: entry.change.tanggal)
    ]
    body = render(
        "corrections",
        crumbs=[Link("Tentang", desk.file("tentang.md"))],
        days=days,
        count=len(entries),
        how=Link("Apa yang perlu disertakan", desk.file("tentang.md", "koreksi")),
        report=desk.correction("Koreksi"),
    )
    described = "Apa yang diperbaiki dalam pustaka ini: kapan, mengapa, dan menurut sumber mana."
    return desk.page("Koreksi", described, "daftar", body)
