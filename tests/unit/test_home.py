"""The ways in from the home page are those that a library has pages for."""

from __future__ import annotations

from pustaka.library import Library
from pustaka.pages import Settings, Site, plans


def _home(library: Library) -> str:
    [plan] = [plan for plan in plans(Site(library, Settings())) if plan.src == "index.md"]
    return plan.page.body


def test_a_library_without_a_guide_or_a_child_s_case_offers_no_way_to_them(library: Library, sample: Library) -> None:
    ways = ("tahap/index.md", "tenggat/hitung.md", "panduan/mengurus-str.md", "panduan/praktik-mandiri-sipps.md")
    full, small = _home(library), _home(sample)
    for way in ways:
        assert f"({way})" in full
        assert way not in small
    assert "(mandat/index.md)" in small
