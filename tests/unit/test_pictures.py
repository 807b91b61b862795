"""Pictures: what is drawn is what the records say, and nothing leaves its canvas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pustaka import views
from pustaka.addresses import Target
from pustaka.library import Library
from pustaka.pages import pictures
from pustaka.pages.desk import Desk, Settings, Site
from pustaka.pages.pictures.canvas import NARROW, WIDTH, address


@pytest.fixture(scope="module")
def site(library: Library) -> Site:
    """Return the project's records as pages need them."""
    return Site(library, Settings())


def _desk(site: Site, src: str) -> Desk:
    return site.desk(src)


def test_every_moment_is_one_mark_inside_the_canvas(site: Site) -> None:
    drawn = pictures.timeline.draw(_desk(site, "linimasa/index.md"))
    moments = views.timeline(site.library)
    assert len(drawn.marks) == len(moments) == sum(decade.total for decade in drawn.decades)
    assert all(0 < mark.x < WIDTH and 0 < mark.y < drawn.base for mark in drawn.marks)
    assert len({(mark.x, mark.y) for mark in drawn.marks}) == len(moments), "tanda tidak boleh bertumpuk"
    assert (drawn.first, drawn.last) == ("1946", "2026")
    column = drawn.column
    assert len(column.marks) == len(moments) == sum(stack.total for stack in column.stacks)
    assert all(0 < mark.x < NARROW and 0 < mark.y < column.height for mark in column.marks)
    assert len({(mark.x, mark.y) for mark in column.marks}) == len(moments)
    assert [stack.label.text for stack in column.stacks] == [decade.label.text for decade in drawn.decades]
    assert [label.text for _, label in drawn.flags] == ["UU 11/2009", "UU 13/2011", "UU 11/2012", "UU 14/2019"]
    for _, name in drawn.flags:
        crossing = [x for x, other in drawn.flags if name.x - 80 < x < name.x and other.y - 12 < name.y]
        assert crossing == [], f"tiang menembus {name.text}"


def test_the_network_counts_what_the_laws_say_of_each_other(site: Site) -> None:
    drawn = pictures.network.draw(_desk(site, "uu/index.md"))
    for form in (drawn.across, drawn.upright):
        assert len(form.nodes) == 4
        assert len(form.lines) == len(drawn.edges)
        # The number stands at the far point of its arc, inside the canvas.
        assert all(10 < line.label.y < form.height for line in form.lines if line.label)
        assert all(10 < line.label.x < form.width - 10 for line in form.lines if line.label)
        assert all(node.radius < node.x < form.width - node.radius for node in form.nodes)
    assert [node.y for node in drawn.upright.nodes] == sorted(node.y for node in drawn.upright.nodes)
    edges = {(edge.source.text, edge.target.text): edge for edge in drawn.edges}
    repealing = edges["UU 14/2019", "UU 11/2009"]
    assert repealing.own
    assert "Pasal 66" in {place.text for place in repealing.places}
    # A law cannot itself name one that was made after it.
    older = [edge for edge in drawn.edges if edge.source.text[-4:] < edge.target.text[-4:]]
    assert older
    assert all(edge.own == 0 and edge.notes for edge in older)


def test_the_roadmap_draws_a_line_for_each_tie(site: Site) -> None:
    activities = sorted(site.library.records["activity"].values(), key=lambda record: record.nomor)
    drawn = pictures.roadmap.draw(_desk(site, "peta-jalan/index.md"), activities)
    ties = sum(len(row.grounds) + len(row.organisations) for row in drawn.rows)
    assert [label.text[:2] for label in drawn.wide.activities] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [label.text for label in drawn.narrow.activities] == ["1", "2", "3", "4", "5", "6"]
    for form in (drawn.wide, drawn.narrow):
        assert len(form.lines) == ties
        assert all(len(label.text) <= 20 for label in form.organisations)


def test_the_gap_is_computed_from_what_the_source_says(site: Site) -> None:
    record = site.library.records["activity"]["peningkatan-kompetensi"].kesenjangan
    drawn = pictures.gap.draw(_desk(site, "peta-jalan/peningkatan-kompetensi.md"), record)
    assert drawn is not None
    assert (drawn.have, drawn.need, drawn.missing) == ("15.522", "155.000", "139.478")
    assert drawn.need_width == NARROW
    assert drawn.have_width == pytest.approx(NARROW * 15_522 / 155_000, abs=0.05)
    more = pictures.gap.draw(_desk(site, "peta-jalan/x.md"), record.model_copy(update={"tersedia": 310_000}))
    assert more is not None
    assert (more.have_width, more.need_width) == (NARROW, NARROW / 2)
    assert pictures.gap.draw(_desk(site, "peta-jalan/x.md"), None) is None


def test_addresses_are_relative_and_as_a_browser_needs_them(site: Site) -> None:
    desk = replace(_desk(site, "linimasa/index.md"))
    assert address(desk, Target("law", "uu-2019-14")) == "../uu/2019/14/"
    assert address(desk, Target("provision", "uu-2019-14/pasal-28/ayat-1")) == "../uu/2019/14/pasal-28/#ayat-1"
