"""How late an implementing regulation came, counted by hand, and what cannot be told from a date known in part."""

from __future__ import annotations

import pytest
from pustaka import delays, views
from pustaka.delays import Kemajuan, Lateness
from pustaka.library import Library


@pytest.mark.parametrize(
    ("due", "made", "late"),
    [
        ("2010-01-16", "2012-03-05", Lateness(25, 18)),  # Pasal 59 UU 11/2009 and PP 39/2012; 2012 is a leap year
        ("2015-07-30", "2015-08-19", Lateness(0, 20)),  # Pasal 107 UU 11/2012 and PP 65/2015
        ("2021-10-02", "2021-11-02", Lateness(1, 0)),
        ("2021-01-31", "2021-03-01", Lateness(1, 1)),  # a month after 31 January is 28 February
        ("2021-10-02", "2022", Lateness(2, 30, least=True)),
        ("2021-10-02", "2021-11", Lateness(0, 30, least=True)),
    ],
)
def test_lateness_is_whole_months_and_the_days_beyond(due: str, made: str, late: Lateness) -> None:
    assert delays.lateness(due, made) == late


@pytest.mark.parametrize("made", ["2021-10-02", "2021-10", "2021", "2020-12-31"])
def test_what_may_have_been_in_time_is_not_called_late(made: str) -> None:
    with pytest.raises(ValueError, match="is not after"):
        delays.lateness("2021-10-02", made)


@pytest.mark.parametrize(
    ("made", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023-05-06", ("2023-05-06", "2023-05-06")),
    ],
)
def test_a_date_known_in_part_is_a_span_of_days(made: str, days: tuple[str, str]) -> None:
    assert delays.bounds(made) == days


@pytest.mark.parametrize(
    ("id", "state"),
    [
        ("uu-2009-11/pasal-8/delegasi-1", Kemajuan.TERLAMBAT),  # PP 39/2012
        ("uu-2009-11/pasal-53/delegasi-1", Kemajuan.TEPAT),  # Permensos 107/2009, dated by its number
        ("uu-2012-11/pasal-92/ayat-4/delegasi-1", Kemajuan.TEPAT),  # Perpres 175/2014
        ("uu-2019-14/pasal-27/delegasi-1", Kemajuan.TERLAMBAT),  # Permendikbudristek 15/2022, day unknown
        ("uu-2019-14/pasal-12/delegasi-1", Kemajuan.BELUM),
        ("uu-2009-11/pasal-35/ayat-2/delegasi-1", Kemajuan.TAK_TENTU),  # a determination has no limit
    ],
)
def test_the_progress_of_real_delegations(library: Library, id: str, state: Kemajuan) -> None:
    row = next(row for row in views.delegations(library) if row.id == id)
    assert delays.progress(library, row).state is state


def test_the_first_instrument_decides_and_stands_first(library: Library) -> None:
    row = next(row for row in views.delegations(library) if row.id == "uu-2009-11/pasal-53/delegasi-1")
    issues = delays.progress(library, row).issues
    assert [issue.made for issue in issues] == sorted(issue.made for issue in issues)
    assert issues[0].target.id == "permensos-2009-107"


def test_what_was_not_found_is_measured_by_the_day_it_was_looked_for(library: Library) -> None:
    row = next(row for row in views.delegations(library) if row.id == "uu-2019-14/pasal-12/delegasi-1")
    done = delays.progress(library, row)
    assert row.due == "2021-10-02"
    assert done.late == delays.lateness("2021-10-02", row.delegation.diperiksa)


def test_only_regulations_are_due(library: Library) -> None:
    due = {row.delegation.bentuk.value for row in views.delegations(library) if row.due}
    assert due == {"peraturan-pemerintah", "peraturan-presiden", "peraturan-menteri", "peraturan-menteri-lain"}
