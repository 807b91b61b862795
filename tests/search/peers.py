"""Other engines on the same documents: stock Material search, Pagefind, PostgreSQL full text. For tests and the benchmark."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import PagefindIndex
from playwright.sync_api import Page
from pustaka.search import Document

from tests.bench.measure import PYTHON
from tools.looking import serve

Answers = list[list[str]]


def text(document: Document) -> str:
    """Return everything an engine may know of a document, in one text."""
    parts = (*document.names, *document.questions, *document.context, *(p.text for p in document.passages))
    return "\n\n".join(dict.fromkeys(part for part in (document.citation, *parts) if part))


# ---------------------------------------------------------------------------
# Material: MkDocs' own index of plain pages, asked through the theme's own worker


_MATERIAL = """
async (queries) => {
  const index = await (await fetch("search/search_index.json")).json();
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(config.search);
  const ask = (message) => new Promise((answer) => {
    worker.onmessage = (event) => answer(event.data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const answers = [];
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query });
    answers.push(data.items.slice(0, 10).map((group) => group[0].location.split("#")[0]));
  }
  return answers;
}
"""


def material(page: Page, documents: Sequence[Document], queries: Sequence[str]) -> Answers:
    """Return what stock Material search finds with its Indonesian setting."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "docs").mkdir()
        settings = "site_name: x\nuse_directory_urls: true\ntheme: {name: material, language: id, font: false}\n"
        (root / "mkdocs.yml").write_text(settings + "plugins: [{search: {lang: id}}]\n", encoding="utf-8")
        (root / "docs/index.md").write_text("# x\n", encoding="utf-8")
        for number, document in enumerate(documents):
            body = text(document).replace("<", "&lt;")
            (root / f"docs/d{number}.md").write_text(f"# {document.title}\n\n{body}\n", encoding="utf-8")
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run([PYTHON, "-m", "mkdocs", "build", "--quiet"], cwd=root, check=True, env=environment)
        with serve(root / "site") as address:
            page.goto(address)
            found = page.evaluate(_MATERIAL, list(queries))
    return [[_url(documents, location.strip("/")) for location in locations] for locations in found]


def _url(documents: Sequence[Document], name: str) -> str:
    return documents[int(name[1:])].url if name[1:].isdigit() else "/"


# ---------------------------------------------------------------------------
# Pagefind: custom records, asked as it is and with our query layer in front

_PAGEFIND = """
async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    answers.push(await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url)));
  }
  return answers;
}
"""
# Citations, definitions, question words and synonyms are ours; each word is asked by itself and the scores are added.
_LAYERED = """
async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const { createEngine } = await import("/js/cari-mesin.js");
  const engine = createEngine(async (name) => {
    const answer = await fetch(`/cari/indeks/${name}.bin`);
    return new Uint8Array(await answer.arrayBuffer());
  });
  const answers = [];
  for (const query of queries) {
    const { pins, words } = await engine.understood(query);
    const scores = new Map();
    for (const [word, weight] of words) {
      const { results } = await pagefind.search(word);
      for (const result of results) {
        const before = scores.get(result.id) ?? { score: 0, result };
        scores.set(result.id, { score: before.score + weight * result.score, result });
      }
    }
    const best = [...scores.values()].sort((a, b) => b.score - a.score).slice(0, 10);
    answers.push([...pins, ...(await Promise.all(best.map(async ({ result }) => (await result.data()).url)))]);
  }
  return answers;
}
"""


async def _write_pagefind(documents: Sequence[Document], out: Path) -> None:
    async with PagefindIndex(config={"output_path": str(out), "force_language": "id"}) as index:
        for document in documents:
            await index.add_custom_record(
                url=document.url, content=text(document), language="id", meta={"title": document.title}
            )


def write_pagefind(folder: Path, documents: Sequence[Document]) -> None:
    """Write Pagefind's index of documents and its scripts to `pagefind/` in a folder."""
    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop running in this thread
        apart.submit(lambda: asyncio.run(_write_pagefind(documents, folder / "pagefind"))).result()


def pagefind(page: Page, folder: Path, documents: Sequence[Document], queries: Sequence[str]) -> tuple[Answers, Answers]:
    """Return what Pagefind finds by itself and behind our query layer; `folder` holds our scripts and index."""
    write_pagefind(folder, documents)
    with serve(folder) as address:
        page.goto(address)
        return page.evaluate(_PAGEFIND, list(queries)), page.evaluate(_LAYERED, list(queries))


# ---------------------------------------------------------------------------
# PostgreSQL: `indonesian` configuration, all words and any word


class Absent(Exception):
    """PostgreSQL cannot be asked here; the message says why."""


def postgres(documents: Sequence[Document], queries: Sequence[str]) -> tuple[Answers, Answers]:
    """Return what PostgreSQL finds with all words and with any, from a server of our own; raise Absent without one."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries:
        raise Absent("postgresql (Debian) tidak terpasang")
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pustaka-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        return _asked(binaries[-1], folder, user, documents, queries)
    except (subprocess.CalledProcessError, LookupError, PermissionError) as error:
        raise Absent(f"postgresql tidak dapat dijalankan: {error}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _asked(
    binaries: Path, folder: Path, user: str | None, documents: Sequence[Document], queries: Sequence[str]
) -> tuple[Answers, Answers]:
    data = folder / "data"

    def run(*command: str, script: str | None = None) -> str:
        return subprocess.run(
            command, user=user, cwd=folder, check=True, capture_output=True, text=True, input=script
        ).stdout

    run(str(binaries / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
    # A socket in the folder is all that listens: no port, so nothing else on the machine is met.
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        script = "\n".join(_script(documents, queries))
        out = run(str(binaries / "psql"), "-h", str(folder), "-U", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", script=script)
    finally:
        run(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    found: dict[str, dict[int, list[str]]] = {"&": {}, "|": {}}
    for line in out.splitlines():
        how, number, place = line.split(",")
        found[how].setdefault(int(number), []).append(documents[int(place)].url)
    both = [[found[how].get(number, []) for number in range(len(queries))] for how in ("&", "|")]
    return both[0], both[1]


def _script(documents: Sequence[Document], queries: Sequence[str]) -> Sequence[str]:
    lines = ["create table d (n int, v tsvector);"]
    for number, document in enumerate(documents):
        names, rest = _quoted(" ".join(document.names)), _quoted(text(document))
        vector = f"setweight(to_tsvector('indonesian', {names}), 'A') || to_tsvector('indonesian', {rest})"
        lines.append(f"insert into d values ({number}, {vector});")
    for how in ("&", "|"):
        for number, query in enumerate(queries):
            tree = f"plainto_tsquery('indonesian', {_quoted(query)})"
            wanted = tree if how == "&" else f"replace({tree}::text, ' & ', ' | ')::tsquery"
            lines.append(
                f"select '{how},{number},' || n from (select n, ts_rank(v, q) r from d, (select {wanted} q) x "
                "where v @@ q order by r desc, n limit 10) y;"
            )
    return lines


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''").replace("\\", " ").replace("\n", " ") + "'"

