"""Sentences become segments: citations, terms of the page's own law, organisations; nothing inside a longer term."""

from __future__ import annotations

import pytest
from pustaka.addresses import Target
from pustaka.citations import Citation, parse_id
from pustaka.library import Library
from pustaka.prose import Linker

LAW = Citation("uu-2001-1")


@pytest.fixture(scope="module")
def linker(sample: Library) -> Linker:
    return Linker(sample)


def _links(linker: Linker, text: str, at: Citation | None = LAW, **options: object) -> list[tuple[str, str]]:
    segments = linker.segments(text, at, **options)  # type: ignore[arg-type]
    assert "".join(segment.text for segment in segments) == text  # nothing is lost or added
    return [(segment.text, segment.target.id) for segment in segments if segment.target]


def test_a_citation_links_to_the_provision_it_means_where_it_stands(linker: Linker) -> None:
    at = parse_id("uu-2001-1/pasal-3/ayat-1")
    assert _links(linker, "Lihat ayat (2) dan Pasal 4.", at) == [
        ("ayat (2)", "uu-2001-1/pasal-3/ayat-2"),
        ("Pasal 4", "uu-2001-1/pasal-4"),
    ]


def test_a_provision_and_its_instrument_are_one_link(linker: Linker) -> None:
    assert _links(linker, "Pasal 3 ayat (1) dan Pasal 4 UU 1/2001, lalu UU 1/2001", None) == [
        ("Pasal 3 ayat (1)", "uu-2001-1/pasal-3/ayat-1"),
        ("Pasal 4 UU 1/2001", "uu-2001-1/pasal-4"),
        ("UU 1/2001", "uu-2001-1"),
    ]


def test_the_longest_term_wins_and_is_not_linked_inside(linker: Linker) -> None:
    assert _links(linker, "Pengelola Taman Bacaan mengurus Taman Bacaan.") == [
        ("Pengelola Taman Bacaan", "pengelola"),
        ("Taman Bacaan", "taman-bacaan"),
    ]


def test_a_term_links_once_and_not_on_its_own_page(linker: Linker) -> None:
    assert _links(linker, "Taman Bacaan dan Taman Bacaan") == [("Taman Bacaan", "taman-bacaan")]
    assert _links(linker, "Taman Bacaan", this=Target("term", "taman-bacaan")) == []


def test_words_that_only_contain_a_term_do_not_link(linker: Linker) -> None:
    assert _links(linker, "taman bacaan, Taman Bacaannya, TBC, pra-TB") == []


def test_organisations_link_by_name_and_abbreviation(linker: Linker) -> None:
    assert _links(linker, "IPT meresmikan TB", None) == [("IPT", "ikatan"), ("TB", "taman-bacaan")]


def test_markup_in_a_sentence_stays_text(linker: Linker) -> None:
    assert _links(linker, "<b>Pasal 4</b>") == [("Pasal 4", "uu-2001-1/pasal-4")]
