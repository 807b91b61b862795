"""Search finds what people ask for: measured in a browser on queries that nobody tuned on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pustaka import search
from pustaka.library import Library
from pustaka.stemming import stemmer, words

from tests.built import Site
from tools.looking import serve

from . import queries
from .harness import ask
from .queries import HERE, Query

pytestmark = pytest.mark.browser

UNTOUCHED = queries.read(HERE / "untouched.json")
TUNING = queries.read(HERE / "tuning.json")


@pytest.fixture(scope="module")
def engine_page(browser, site: Site):
    """Yield (page, address) where our engine answers from the index of the built site."""
    with serve(site.folder) as address:
        page = browser.new_page()
        yield page, address
        page.close()


@pytest.fixture(scope="module")
def answers(engine_page) -> Sequence[Sequence[str]]:
    """Return the answers to the queries nobody tuned on."""
    page, address = engine_page
    return ask(page, address, [query.words for query in UNTOUCHED])[0]


def test_the_sets_are_big_enough_and_share_no_query() -> None:
    ours = [query.words.casefold() for query in (*UNTOUCHED, *TUNING)]
    assert len(ours) >= 150
    assert len(set(ours)) == len(ours)
    assert {query.kind for query in UNTOUCHED} <= {query.kind for query in TUNING}


def test_every_answer_is_a_page_of_the_site(site: Site) -> None:
    pages = {queries.page_id(f"/{file.parent.relative_to(site.folder)}/") for file in site.folder.rglob("index.html")}
    assert [query.id for query in (*UNTOUCHED, *TUNING) if not set(query.gold) <= pages] == []


def test_the_first_result_answers(answers) -> None:
    found = queries.score(UNTOUCHED, answers)
    assert found.first >= 0.85, found
    assert found.third >= 0.95, found


def test_no_query_with_an_answer_returns_nothing(answers) -> None:
    assert [query.words for query, results in zip(UNTOUCHED, answers, strict=True) if not results] == []


def test_a_citation_always_leads_to_its_provision(answers) -> None:
    missed = [
        query.words
        for query, results in zip(UNTOUCHED, answers, strict=True)
        if query.kind == "citation" and queries.rank(query, results) != 1
    ]
    assert missed == []


def test_given_queries_are_answered_as_well(engine_page, shared: Path) -> None:
    page, address = engine_page
    given: Sequence[Query] = queries.read(shared / "uji-pencarian.json")
    found = queries.score(given, ask(page, address, [query.words for query in given])[0])
    assert (found.first >= 0.85, found.third >= 0.95) == (True, True), found


def test_the_browser_stems_as_the_index_does(engine_page, library: Library) -> None:
    page, address = engine_page
    stem = stemmer(library)
    known = sorted({word for d in search.documents(library) for p in d.passages for word in words(p.text)})
    assert len(known) > 2000
    page.goto(address)
    script = "async ([rules, words]) => { const { stemmer } = await import('/js/cari-kueri.js'); const stem = stemmer(rules); return words.map((word) => stem(word)); }"
    theirs = page.evaluate(script, [stem.data(), known])
    assert [(w, t) for w, t in zip(known, theirs, strict=True) if t != stem.stem(w)] == []
