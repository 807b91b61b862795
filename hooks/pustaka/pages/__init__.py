"""Pages: the whole library laid out as Markdown, by templates; nothing here knows which generator builds the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..library import Library
from ..processes import in_two
from . import (
    calculator,
    comparisons,
    corrections,
    coverage,
    deadlines,
    delegations,
    glossary,
    guides,
    home,
    instruments,
    laws,
    mandates,
    matrix,
    organisations,
    overlaps,
    provisions,
    roadmap,
    sources,
    stages,
    timeline,
    training,
)
from .desk import Settings, Site
from .environment import TEMPLATES
from .page import Page, Plan

__all__ = ["TEMPLATES", "Page", "Plan", "Settings", "Site", "build", "lay_out", "plans", "write"]

_KINDS = (
    provisions,
    laws,
    mandates,
    matrix,
    overlaps,
    deadlines,
    delegations,
    calculator,
    stages,
    guides,
    roadmap,
    training,
    organisations,
    glossary,
    comparisons,
    timeline,
    instruments,
    sources,
    coverage,
    corrections,
    home,
)


def build(library: Library, settings: Settings = Settings()) -> list[Page]:  # noqa: B008 - immutable
    """Return every generated page of a library."""
    site = Site(library, settings)
    return lay_out(site, list(plans(site)))


def plans(site: Site) -> Iterator[Plan]:
    """Yield the plan of every generated page."""
    for kind in _KINDS:
        yield from kind.pages(site)


def lay_out(site: Site, plans: Sequence[Plan]) -> list[Page]:
    """Return the pages of some plans, in their order; those of pasal first, because others ask what they speak of."""
    for of_pasal in (True, False):
        part = [plan for plan in plans if bool(plan.of and plan.of.kind == "provision") == of_pasal]
        for plan, page in zip(part, in_two(_make, part), strict=True):
            plan.page = page
            site.learn(plan, page)
    return [plan.page for plan in plans]


def _make(plans: Sequence[Plan]) -> list[Page]:
    return [plan.page for plan in plans]


def write(library: Library, out: Path, settings: Settings = Settings()) -> int:  # noqa: B008 - immutable
    """Write every page as a Markdown file with front matter below a folder, and return how many there were."""
    written = 0
    for page in build(library, settings):
        file = out / page.src
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, encoding="utf-8")
        written += 1
    return written
