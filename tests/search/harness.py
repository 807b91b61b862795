"""The search engine by itself in a real browser: our scripts and an index in a folder, served on loopback."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Sequence
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


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static server that keeps its connections and says nothing."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in two writes; kept waiting for each other they would add 40 ms to every file.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what the callers print is what counts."""


@contextlib.contextmanager
def serve(folder: Path, kind: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on loopback and yield its address."""
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


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
