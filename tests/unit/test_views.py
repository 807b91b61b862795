"""What the sample's records add up to, and dates computed from the law's own."""

from __future__ import annotations

import pytest
from pustaka import views
from pustaka.addresses import Target, link, locate, url
from pustaka.library import Library


def test_mandates_are_rows_at_their_provision(sample: Library) -> None:
    assert [(row.id, row.mandate.sifat.value, row.mandate.pelaku) for row in views.mandates(sample)] == [
        ("uu-2001-1/pasal-3/ayat-1/huruf-a/mandat-1", "wajib", ("pengelola",)),
        ("uu-2001-1/pasal-3/ayat-1/huruf-b/mandat-1", "wajib", ("pengelola",)),
        ("uu-2001-1/pasal-4/mandat-1", "dilarang", ("pembaca",)),
    ]


def test_deadlines_come_from_mandates_and_provisions_and_know_their_date(sample: Library) -> None:
    assert [(row.provision.id, row.subject, row.bearers, row.due) for row in views.deadlines(sample)] == [
        ("uu-2001-1/pasal-3/ayat-1/huruf-b", "mencatat buku", ("pengelola",), None),
        ("uu-2001-1/pasal-5/ayat-2", "penetapan aturan pelaksana", (), "2001-02-28"),
    ]


def test_delegations_are_due_when_the_law_says(sample: Library) -> None:
    rows = views.delegations(sample)
    assert [row.due for row in rows] == ["2001-02-28", "2001-02-28"]
    assert [row.fulfilled for row in rows] == [(Target("regulation", "permensos-2002-3"),), ()]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2019-10-02", 24, "2021-10-02"),  # Pasal 68 UU 14/2019
        ("2019-10-02", 60, "2024-10-02"),  # Pasal 64 UU 14/2019
        ("2001-01-31", 1, "2001-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
        ("2001-12-31", 2, "2002-02-28"),
        ("2001-11-30", 1, "2001-12-30"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: str, months: int, end: str) -> None:
    assert views.add_months(start, months) == end


def test_changes_reach_the_provisions_they_name(sample: Library) -> None:
    (change,) = sample.changes_of("uu-2001-1/pasal-4")
    assert (change.status.jenis.value, change.by) == (
        "inkonstitusional",
        Target("ruling", "putusan-mk-1-puu-i-2003"),
    )
    assert views.ended(sample.changes_of("uu-2001-1/pasal-4")) is change
    assert sample.changes_of("uu-2001-1/pasal-3/ayat-1") == ()


def test_references_go_both_ways(sample: Library) -> None:
    pasal2 = Target("provision", "uu-2001-1/pasal-2")
    assert [(r.source.id, r.kind) for r in sample.references_to[pasal2]] == [("uu-2001-1/pasal-3/ayat-2", "merujuk")]
    inward = views.inward(sample, "uu-2001-1/pasal-4")
    assert {source for source, _, _ in inward} == {Target("ruling", "putusan-mk-1-puu-i-2003")}
    outward = views.outward(sample, "uu-2001-1/pasal-3")
    assert [(provision.id, target.id) for provision, target in outward] == [
        ("uu-2001-1/pasal-3/ayat-2", "uu-2001-1/pasal-2")
    ]


def test_the_timeline_holds_events_instruments_rulings_and_computed_limits(sample: Library) -> None:
    assert [(moment.date, moment.target.id) for moment in views.timeline(sample)] == [
        ("2001-01-31", "uu-2001-1"),
        ("2001-02-28", "uu-2001-1/pasal-5/ayat-2"),
        ("2002-02", "2002-peresmian"),
        ("2002-02-02", "permensos-2002-3"),
        ("2003-03-03", "putusan-mk-1-puu-i-2003"),
    ]


def test_the_library_is_dated_by_its_latest_check(sample: Library) -> None:
    assert sample.per == "2020-05-05"


def test_neighbours_cross_chapters(sample: Library) -> None:
    assert views.neighbours(sample, "uu-2001-1/pasal-2") == ("uu-2001-1/pasal-1", "uu-2001-1/pasal-3")
    assert views.neighbours(sample, "uu-2001-1/pasal-1")[0] is None


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (Target("law", "uu-2019-14"), "/uu/2019/14/"),
        (Target("provision", "uu-2019-14/pasal-28"), "/uu/2019/14/pasal-28/"),
        (Target("provision", "uu-2019-14/pasal-27A"), "/uu/2019/14/pasal-27A/"),
        (Target("provision", "uu-2019-14/pasal-28/ayat-2"), "/uu/2019/14/pasal-28/#ayat-2"),
        (Target("provision", "uu-2019-14/pasal-9/ayat-2/huruf-b"), "/uu/2019/14/pasal-9/#ayat-2-huruf-b"),
        (Target("provision", "uu-2009-11/pasal-1/angka-4"), "/uu/2009/11/pasal-1/#angka-4"),
        (
            Target("provision", "uu-2012-11/pasal-7/ayat-1/huruf-b/angka-2"),
            "/uu/2012/11/pasal-7/#ayat-1-huruf-b-angka-2",
        ),
        (Target("regulation", "pp-2012-39"), "/peraturan/pp-2012-39/"),
        (Target("ruling", "putusan-mk-110-puu-x-2012"), "/putusan/putusan-mk-110-puu-x-2012/"),
        (Target("actor", "pekerja-sosial"), "/mandat/pekerja-sosial/"),
        (Target("activity", "reformasi-hukum"), "/peta-jalan/reformasi-hukum/"),
        (Target("organisation", "kpsi"), "/organisasi/kpsi/"),
        (Target("term", "klien"), "/glosarium/klien/"),
    ],
)
def test_addresses_are_permanent(target: Target, address: str) -> None:
    assert url(target) == address


def test_links_are_relative_to_the_page_they_stand_on() -> None:
    page, _ = locate(Target("provision", "uu-2019-14/pasal-28"))
    assert link(Target("provision", "uu-2019-14/pasal-29/ayat-1"), page) == "pasal-29.md#ayat-1"
    assert link(Target("provision", "uu-2019-14/pasal-28/ayat-1"), page) == "#ayat-1"
    assert link(Target("term", "klien"), page) == "../../../glosarium/klien.md"
    assert link(Target("law", "uu-2019-14"), page) == "index.md"
