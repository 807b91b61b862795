"""Libraries built apart and searched together: each keeps its own index, and whoever searches asks all of them.

Two ways, both run in the browser on two libraries under one origin: our own engine once for each library, its answers
laid into each other by rank, and Pagefind's merging of indexes. tools/publish/README.md says which to take.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pustaka import policy
from pustaka.checks import load
from pustaka.library import Library

from tests.bench import synthetic
from tests.search import peers
from tests.search.harness import everything, lay_out
from tools.looking import Quiet, serve

pytestmark = pytest.mark.browser

# In the sample a duty to write down books, in the invented law a duty that begins with the same verb.
QUERY = "mencatat"
# By rank and not by score: how rare a word is, each engine reckons within its own library.
_OWN = """
async ([query, places]) => {
  const asked = places.map(async (place) => {
    const { createEngine } = await import(`${place}js/cari-mesin.js`);
    const engine = createEngine(async (name) => {
      const answer = await fetch(`${place}cari/indeks/${name}.bin`);
      if (!answer.ok) throw new Error(`${place} ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    });
    const { results } = await engine.search(query, { limit: 10 });
    return results.map((result) => ({ ...result, url: place + result.url.slice(1) }));
  });
  // A library that cannot be reached takes nothing from the others.
  const found = (await Promise.allSettled(asked)).map(({ value }) => value ?? []);
  const most = Math.max(...found.map((results) => results.length));
  return Array.from({ length: most }, (_, rank) => found.flatMap((results) => results.slice(rank, rank + 1))).flat();
}
"""
_PAGEFIND = """
async ([query]) => {
  const pagefind = await import("/satu/pagefind/pagefind.js");
  await pagefind.options({ baseUrl: "/satu/" });
  await pagefind.mergeIndex("/dua/pagefind", { baseUrl: "/dua/" });
  const { results } = await pagefind.search(query);
  return Promise.all(results.map(async (result) => (await result.data()).url));
}
"""


class Strict(Quiet):
    """A static server that sends the site's policy with every file, as hosting.HEADERS asks."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", policy.HEADER)
        super().end_headers()


@pytest.fixture(scope="module")
def folder(sample: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two libraries, each indexed by itself, in satu/ and dua/."""
    root = tmp_path_factory.mktemp("bersama")
    synthetic.write(root / "catatan", 20)
    for name, library in (("satu", sample), ("dua", load(root / "catatan"))):
        documents = everything(library)
        lay_out(root / "situs" / name, documents, library)
        peers.write_pagefind(root / "situs" / name, documents)
    return root / "situs"


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """Yield a page of the origin that holds both libraries, under the policy that the site is published with."""
    with serve(folder, Strict) as address:
        page = browser.new_page()
        page.goto(f"{address}/satu/index.html")
        yield page
        page.close()


@pytest.fixture
def lenient(browser: Browser, folder: Path) -> Iterator[Page]:
    """Yield the same page without a policy."""
    with serve(folder) as address:
        page = browser.new_page()
        page.goto(f"{address}/satu/index.html")
        yield page
        page.close()


def _places(urls: list[str]) -> set[str]:
    return {url.split("/")[1] for url in urls}


def _own(page: Page, query: str, *places: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(_OWN, [query, places])
    return found


def test_our_own_engines_find_both(page: Page) -> None:
    found = [result["url"] for result in _own(page, QUERY, "/satu/", "/dua/")]
    assert _places(found) == {"satu", "dua"}
    assert _places(found[:2]) == {"satu", "dua"}  # the best of each stand first
    assert len(found) == len(set(found))


def test_each_library_keeps_its_own_order(page: Page) -> None:
    both = [result["url"] for result in _own(page, QUERY, "/satu/", "/dua/")]
    for place in ("satu", "dua"):
        alone = [result["url"] for result in _own(page, QUERY, f"/{place}/")]
        assert alone == [url for url in both if url.startswith(f"/{place}/")]


def test_citations_are_read_in_the_library_that_knows_them(page: Page) -> None:
    first = [_own(page, query, "/satu/", "/dua/")[0]["url"] for query in ("pasal 3 uu 1/2001", "pasal 3 uu 1/1901")]
    assert [url.split("#")[0] for url in first] == ["/satu/uu/2001/1/pasal-3/", "/dua/uu/1901/1/pasal-3/"]


def test_a_library_that_is_gone_takes_nothing_from_the_other(page: Page) -> None:
    found = [result["url"] for result in _own(page, QUERY, "/satu/", "/hilang/")]
    assert _places(found) == {"satu"}


def test_pagefind_merges_two_indexes(lenient: Page) -> None:
    assert _places(lenient.evaluate(_PAGEFIND, [QUERY])) == {"satu", "dua"}


def test_pagefind_does_not_run_under_our_policy(page: Page) -> None:
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(f"void ({_PAGEFIND})(['{QUERY}']).then((urls) => (window.found = urls), () => {{}})")
    assert page.evaluate("window.found") is None
