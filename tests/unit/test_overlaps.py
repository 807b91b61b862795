"""Like tasks: what the rule finds, what it leaves out, and that every pair found was read and judged once."""

from __future__ import annotations

from itertools import combinations

import pytest
from pustaka.library import Library
from pustaka.overlaps import Overlaps
from pustaka.vocabulary import HasilTinjauan


@pytest.fixture(scope="module")
def overlaps(library: Library) -> Overlaps:
    return Overlaps(library)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Mendampingi dan membimbing Anak: Pembimbing Kemasyarakatan, and Pekerja Sosial with TKS
        ("uu-2012-11/pasal-65/huruf-d", "uu-2012-11/pasal-68/ayat-1/huruf-a"),
        # Three bodies supervise the practice
        ("uu-2019-14/pasal-47/huruf-d", "uu-2019-14/pasal-52/ayat-1/huruf-e"),
        ("uu-2019-14/pasal-52/ayat-1/huruf-e", "uu-2019-14/pasal-55/huruf-d"),
        # The same words for centre and province
        ("uu-2009-11/pasal-25/huruf-l", "uu-2009-11/pasal-27/huruf-d"),
    ],
)
def test_the_same_task_of_two_actors_is_found(overlaps: Overlaps, one: str, other: str) -> None:
    assert frozenset({one, other}) in overlaps.found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one actor twice, as responsibility and as power
        ("uu-2009-11/pasal-25/huruf-l", "uu-2009-11/pasal-26/huruf-g"),
        # a part and its whole: the Menteri carries out what is the Pemerintah's
        ("uu-2009-11/pasal-24/ayat-1/huruf-a", "uu-2009-11/pasal-24/ayat-2"),
        # a right is no task
        ("uu-2019-14/pasal-41/huruf-b", "uu-2019-14/pasal-43/huruf-b"),
        # the same topic, another task
        ("uu-2019-14/pasal-47/huruf-a", "uu-2019-14/pasal-49/ayat-4"),
    ],
)
def test_what_is_no_overlap_by_the_rule_is_left_out(overlaps: Overlaps, one: str, other: str) -> None:
    assert frozenset({one, other}) not in overlaps.found


def test_every_pair_found_is_judged_in_exactly_one_record(overlaps: Overlaps) -> None:
    judged = {tuple(sorted(pair)): [record.id for record in records] for pair, records in overlaps.judged.items()}
    assert [sorted(pair) for pair in overlaps.found if tuple(sorted(pair)) not in judged] == []
    assert {pair: ids for pair, ids in judged.items() if len(ids) != 1} == {}


def test_every_pair_judged_is_found_by_the_rule(overlaps: Overlaps) -> None:
    assert [sorted(pair) for pair in overlaps.judged if pair not in overlaps.found] == []


def test_the_sides_of_a_comparison_are_of_different_actors(overlaps: Overlaps, library: Library) -> None:
    for record in library.records["overlap"].values():
        for one, other in combinations(overlaps.sides(record), 2):
            assert one.actors, record.id
            assert not set(one.actors) & set(other.actors), record.id


def test_only_confirmed_overlaps_stand_on_the_pages_of_actors(overlaps: Overlaps) -> None:
    shown = {record.hasil for records in overlaps.confirmed.values() for record in records}
    assert shown == {HasilTinjauan.TUMPANG_TINDIH}
    assert [record.id for record in overlaps.confirmed["pekerja-sosial"]] == ["pendampingan-dan-pembimbingan-anak"]


def test_a_library_without_such_records_has_none(sample: Library) -> None:
    assert Overlaps(sample).judged == {}
    assert Overlaps(sample).found == frozenset()
