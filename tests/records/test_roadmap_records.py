"""The roadmap, the organisations and their evidence."""

from __future__ import annotations

import pytest
from pustaka.addresses import Target
from pustaka.library import Library


def test_there_are_six_activities_numbered_in_order(library: Library) -> None:
    activities = sorted(library.records["activity"].values(), key=lambda activity: activity.nomor)
    assert [activity.nomor for activity in activities] == [1, 2, 3, 4, 5, 6]


def test_kpsi_had_eight_founding_pillars(library: Library) -> None:
    founders = {id for id, record in library.records["organisation"].items() if record.jenis == "pilar-pendiri"}
    assert founders == {
        "kemensos",
        "dniks",
        "ippsi",
        "ipspi",
        "ipensi",
        "forum-relawan-indonesia",
        "ipsm",
        "forkomkasi",
    }


def test_every_piece_the_roadmap_speaks_of_is_recorded(library: Library) -> None:
    pieces = " ".join(unsur.nama.lower() for a in library.records["activity"].values() for unsur in a.unsur)
    for name in ("lsps", "balks", "bbppks", "p4s", "uji kompetensi", "visitasi", "rapat koordinasi", "cost sharing"):
        assert name in pieces, name


def test_every_source_is_cited_by_a_record(library: Library) -> None:
    uncited = [id for id in library.records["source"] if Target("source", id) not in library.references_to]
    assert not uncited


def test_every_term_without_a_definition_in_law_says_what_it_means(library: Library) -> None:
    if any(law.record.draf for law in library.laws.values()):
        pytest.skip("sebagian undang-undang masih draf; istilahnya belum terdefinisi di pustaka")
    silent = [id for id, term in library.records["term"].items() if not (term.ringkasan or library.definitions.get(id))]
    assert not silent


def test_a_term_defined_by_law_has_no_second_definition(library: Library) -> None:
    twice = [id for id in library.definitions if library.records["term"][id].ringkasan]
    assert not twice


def test_the_five_articles_are_sources_and_their_slips_are_told(library: Library) -> None:
    sources = library.records["source"]
    for id in ("antara-2011-kpsi", "pencanangan-2012", "kemensos-2020-fgd", "banten-2020-ipspi"):
        assert sources[id].selisih, id
    assert "socialworksketch-2019-workshop" in sources


def test_facts_of_weaker_grade_are_told_apart(library: Library) -> None:
    grades = {fact.derajat.value for o in library.records["organisation"].values() for fact in o.fakta}
    assert grades == {"terbaca", "sekunder", "simpulan"}
