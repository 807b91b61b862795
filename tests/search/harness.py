"""The search engine by itself in a real browser: our scripts and an index in a folder to be served."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from pustaka import pages, search
from pustaka.library import Library
from pustaka.search import Document, View, index

from tests.places import ROOT

# Asks everything once, then again with all files at hand; gives [[addresses], [milliseconds of the second time]].
_ASK = """
async (queries) => {
  const { createEngine } = await import("/js/cari-mesin.js");
  const engine = createEngine(async (name) => {
    const answer = await fetch(`/cari/indeks/${name}.bin`);
    return new Uint8Array(await answer.arrayBuffer());
  });
  const answers = [];
  for (const query of queries) answers.push((await engine.search(query, { limit: 10 })).results.map(({ url }) => url));
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await engine.search(query, { limit: 10 });
    times.push(performance.now() - start);
  }
  return [answers, times];
}
"""


def everything(library: Library) -> Sequence[Document]:
    """Return all documents of a library, with the generated pages that are no record's own."""
    made = pages.build(library)
    views = [View(page.src, page.meta["title"], page.meta["description"]) for page in made if not page.edit]
    return search.documents(library, views)


def lay_out(folder: Path, documents: Sequence[Document], library: Library) -> Sequence[int]:
    """Write our scripts, the index of documents and an empty page into a folder; return the sizes of the index."""
    shutil.copytree(ROOT / "docs/js", folder / "js")
    (folder / "index.html").write_text("<!doctype html><title>kosong</title>", encoding="utf-8")
    (folder / search.FOLDER).mkdir(parents=True)
    return [
        (folder / search.FOLDER / f"{name}.bin").write_bytes(content)
        for name, content in index.files(documents, library)
    ]


def ask(page: Page, address: str, queries: Sequence[str]) -> tuple[list[list[str]], list[float]]:
    """Return the addresses our engine answers each query with, and how many milliseconds each took when warm."""
    page.goto(address)
    answers: Any = page.evaluate(_ASK, list(queries))
    return answers[0], answers[1]
