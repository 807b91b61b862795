"""What is overdue on a given day, which delegations to look at again, and every address outside the site."""

from __future__ import annotations

import re

import pytest
from pustaka import cli, freshness
from pustaka.library import Library
from pustaka.models import KINDS

from tests.places import ROOT, SAMPLES


@pytest.mark.parametrize(
    ("per", "overdue"),
    [
        ("2020-05-05", {"delegasi"}),  # the rule nobody found: three months, to 1 April 2020
        ("2020-07-01", {"delegasi"}),  # six months to the very day: still young enough
        ("2020-07-02", {"delegasi", "regulation", "guide", "activity", "organisation"}),
        ("2020-11-06", {"delegasi", "regulation", "guide", "activity", "organisation", "law"}),  # checked 5 May 2020
        ("2022-01-02", {"delegasi", *KINDS} - {"bab", "overlap", "comparison"}),  # the sample has none of these two
    ],
)
def test_a_record_is_overdue_from_the_day_after_its_review_period(sample: Library, per: str, overdue: set[str]) -> None:
    report = freshness.measure(sample, per)
    found = {review.target.kind for review in report.records if report.overdue(review)}
    found |= {"delegasi" for each in report.delegations if report.overdue(each.review)}
    assert found == overdue


def test_nothing_is_overdue_on_the_day_it_was_checked(sample: Library) -> None:
    assert freshness.measure(sample, "2020-01-01").problems == ()


def test_every_kind_of_record_has_a_period_and_a_name() -> None:
    assert set(freshness.MONTHS) == set(freshness.NAMES) == set(KINDS) - {"bab"}


def test_what_is_overdue_is_told_at_the_date_that_says_so(sample: Library) -> None:
    problems = [str(problem) for problem in freshness.measure(sample, "2020-07-02").problems]
    assert (
        "roadmap/organisations/ikatan.yml:8:12: "
        "terakhir diperiksa 2020-01-01; masa tinjau 6 bulan berakhir 2020-07-01" in problems
    )
    line, column = problems[-1].split(":")[1:3]
    text = (SAMPLES / "good/laws/uu-2001-1/bab-02.yml").read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert problems[-1].startswith("laws/uu-2001-1/bab-02.yml:")
    assert text[int(column) - 1 :].startswith("2020-01-01")
    assert "belum-ditemukan" in text


def test_delegations_not_found_come_first_and_found_ones_only_when_overdue(sample: Library) -> None:
    def searched(per: str) -> list[tuple[str, bool]]:
        return [(each.row.id, each.missing) for each in freshness.measure(sample, per).searches]

    missing = ("uu-2001-1/pasal-5/ayat-1/delegasi-1", True)
    assert searched("2020-01-01") == [missing]
    assert searched("2021-01-02") == [missing, ("uu-2001-1/pasal-3/ayat-2/delegasi-1", False)]


@pytest.mark.parametrize("root", [ROOT, SAMPLES / "good"], ids=["project", "sample"])
def test_every_address_written_in_a_record_is_listed(root, request: pytest.FixtureRequest) -> None:
    library = request.getfixturevalue("library" if root == ROOT else "sample")
    written = []
    for file in library.files:
        written += re.findall(r"https?://[^\s,}\"']+", (root / file.source.path).read_text(encoding="utf-8"))
    assert [link.address for link in freshness.links(library)] == written
    assert written


def _stale(*arguments: str) -> int:
    return cli.main(["--root", str(SAMPLES / "good"), "stale", *arguments])


def test_the_report_is_a_table_a_list_of_searches_and_the_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert _stale("--per", "2020-01-01") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert re.search(r"^undang-undang +6 bulan +1 +0   2020-11-05$", said.out, re.MULTILINE)
    assert (
        "belum ditemukan, diperiksa 2020-01-01 (sampai 2020-04-01): Pasal 5 ayat (1) UU 1/2001, Peraturan Pemerintah"
        in said.out
    )
    assert said.out.endswith(
        "Tautan luar: 1 pada 1 catatan\n  sumber sumber-satu\n    https://taman.example/catatan\n"
    )


def test_overdue_records_go_to_stderr_and_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert _stale("--per", "2020-07-02") == 1
    said = capsys.readouterr()
    assert re.search(r"^organisasi +6 bulan +1 +1 ", said.out, re.MULTILINE)
    assert "roadmap/organisations/ikatan.yml:8:12: terakhir diperiksa" in said.err
    assert _stale("--per", "2020-07-02", "--github") == 1
    assert "::warning file=roadmap/organisations/ikatan.yml,line=8,col=12::terakhir" in capsys.readouterr().out


def test_without_a_date_it_is_reported_for_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert _stale() == 1  # the sample was checked in 2020
    assert re.match(r"Keadaan pada 20\d\d-\d\d-\d\d\n", capsys.readouterr().out)


@pytest.mark.parametrize("day", ["kapan", "2020-02-30", ""])
def test_a_day_that_is_none_is_wrong_use(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        _stale("--per", day)
    assert caught.value.code == 2
    assert "bukan tanggal; tulis seperti 2026-11-27" in capsys.readouterr().err
