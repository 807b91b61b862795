"""Pages: the whole library laid out as Markdown, by templates; nothing here knows which generator builds the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..library import Library
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

__all__ = ["TEMPLATES", "Page", "Plan", "Settings", "Site", "build", "plans", "write"]

# The pages of provisions come first: they find out which pasal use which term.
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


def build(library: Library, settings: Settings = Settings()) -> Iterator[Page]:  # noqa: B008 - immutable
    """Yield every generated page of a library."""
    for plan in plans(Site(library, settings)):
        yield plan.page


def plans(site: Site) -> Iterator[Plan]:
    """Yield the plan of every generated page; to be laid out in this order."""
    for kind in _KINDS:
        yield from kind.pages(site)


def write(library: Library, out: Path, settings: Settings = Settings()) -> int:  # noqa: B008 - immutable
    """Write every page as a Markdown file with front matter below a folder, and return how many there were."""
    written = 0
    for page in build(library, settings):
        file = out / page.src
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, encoding="utf-8")
        written += 1
    return written
