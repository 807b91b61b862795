"""What moves on a page after it was painted, but for what a reader's own act moves."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

_WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    if (shift.hadRecentInput) continue;
    shifts.push([shift.value, shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? "teks").join(" | ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Shifts:
    """The sum of the page's shifts, as browsers count it, and what moved."""

    total: float
    moved: list[str]


def watch(pages: BrowserContext | Page) -> None:
    """Count shifts on every page that is opened from now on."""
    pages.add_init_script(_WATCH)


def read(page: Page) -> Shifts:
    """Return what has moved so far."""
    found = page.evaluate("shifts")
    return Shifts(sum(value for value, _ in found), [moved for _, moved in found])
