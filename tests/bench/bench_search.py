"""Search beside other engines on the same documents: quality, speed, weight, and how both grow with the library."""

from __future__ import annotations

import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page
from pustaka.addresses import Target
from pustaka.checks import load
from pustaka.library import Library
from pustaka.search import Document, Passage

from tests.search import peers, queries
from tests.search.harness import ask, everything, lay_out
from tests.search.queries import HERE, Query
from tools.looking import open_browser, serve

from .measure import ENVIRONMENT, PYTHON, ROOT, table

SIZES = (300, 3_000, 30_000)
TYPED = ("wajib memiliki STR", "berapa lama anak boleh ditahan", "pasal 28 uu 14/2019", "rehabilitsi sosial")


def run() -> str:
    """Measure quality, speed and weight of our search and its peers."""
    library = load(ROOT)
    documents = everything(library)
    sets = {"untouched": queries.read(HERE / "untouched.json"), "tuning": queries.read(HERE / "tuning.json")}
    given = ROOT.parent / "shared/uji-pencarian.json"
    if given.is_file():
        sets["given"] = queries.read(given)
    with open_browser() as browser:
        tables = [_quality(browser, library, documents, sets), _box(browser), _growth(browser, library, documents)]
    return "\n".join(tables)


# ---------------------------------------------------------------------------
# Quality


def _quality(
    browser: Browser, library: Library, documents: Sequence[Document], sets: dict[str, Sequence[Query]]
) -> str:
    everything = [query for queries_of in sets.values() for query in queries_of]
    words = [query.words for query in everything]
    page = browser.new_page()
    rows: dict[str, Sequence[Sequence[str]] | str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, documents, library)
        with serve(folder) as address:
            rows["ours"], times = ask(page, address, words)
        rows["Pagefind, lang=id"], rows["Pagefind behind our query layer"] = peers.pagefind(
            page, folder, documents, words
        )
    rows["Material, stock, lang=id"] = peers.material(page, documents, words)
    try:
        rows["PostgreSQL indonesian, all words"], rows["PostgreSQL indonesian, any word + ts_rank"] = peers.postgres(
            documents, words
        )
    except peers.Absent as error:
        rows["PostgreSQL"] = str(error)
    page.close()
    lines = [("engine", *(f"{name} ({len(found)})" for name, found in sets.items()), "nothing found", "target")]
    for engine, answers in rows.items():
        if isinstance(answers, str):
            lines.append((engine, *("-" for _ in sets), answers, ""))
            continue
        scores = []
        start = 0
        for found in sets.values():
            scores.append(queries.score(found, answers[start : start + len(found)]))
            start += len(found)
        target = ">= .85/.95 untouched, nothing found 0" if engine == "ours" else ""
        lines.append((engine, *map(str, scores), str(sum(score.empty for score in scores)), target))
    kinds = queries.by_kind(sets["untouched"], rows["ours"][: len(sets["untouched"])])  # type: ignore[arg-type]
    detail = [("kind, untouched", "queries", "success@1/@3/MRR@10", "target")]
    detail += [
        (kind, str(score.count), str(score), "1.00" if kind == "citation" else "") for kind, score in kinds.items()
    ]
    speed = [
        ("warm query in Chromium", "ms", "target"),
        ("median", f"{median(times):.1f}", ""),
        ("p95", f"{quantiles(times, n=20)[-1]:.1f}", "<= 30"),
    ]
    title = f"Search quality: success@1 / success@3 / MRR@10, {len(documents)} documents"
    return "\n".join(
        [table(title, lines), table("Ours by kind of query", detail), table("Speed of the engine", speed)]
    )


# ---------------------------------------------------------------------------
# The box of the built site

_KEYSTROKE = """
(words) => new Promise((done) => {
  const field = document.querySelector("#kotak-q");
  const list = document.querySelector("#kotak-isi");
  field.value = words;
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!list.querySelector(".hasil-cari")) return;
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(list, { childList: true, subtree: true });
  field.dispatchEvent(new Event("input", { bubbles: true }));
})
"""


def _box(browser: Browser) -> str:
    with tempfile.TemporaryDirectory() as folder:
        command = [PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)
        with serve(Path(folder)) as address:
            measured = [_typed(browser, address, words) for words in TYPED]
            before = _before(browser, address)
    first, warm, weight = zip(*measured, strict=True)
    return table(
        f"The box (worst of {len(TYPED)} queries, each in a new browser context)",
        [
            ("what", "value", "target"),
            ("keystroke to first result, files still to fetch, ms", f"{max(first):.0f}", "<= 100"),
            ("keystroke to first result, warm, ms", f"{max(warm):.0f}", "<= 100"),
            ("bytes for the first query, scripts and index, as sent", f"{max(weight):,}", "<= 150,000"),
            ("bytes of search on a page before it is used", f"{before:,}", ""),
        ],
    )


def _typed(browser: Browser, address: str, words: str) -> tuple[float, float, int]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/uu/2019/14/pasal-28/", wait_until="networkidle")
    page.wait_for_function("() => Boolean(window.pustaka?.search)")
    sent = _count(page)
    page.keyboard.press("/")
    page.locator("#kotak-isi a").first.wait_for()
    page.wait_for_timeout(300)  # a hand needs as long from one key to the next
    cold = page.evaluate(_KEYSTROKE, words)
    page.wait_for_load_state("networkidle")
    weight = sent()
    again = [_again(page, words) for _ in range(5)]
    context.close()
    return cold, median(again), weight


def _again(page: Page, words: str) -> float:
    page.locator("#kotak-q").fill("")
    page.locator("#kotak-isi .daftar-kueri").first.wait_for()
    return float(page.evaluate(_KEYSTROKE, words))


def _before(browser: Browser, address: str) -> int:
    context = browser.new_context()
    page = context.new_page()
    sent = _count(page, "cari")
    page.goto(f"{address}/uu/2019/14/pasal-28/", wait_until="networkidle")
    found = sent()
    context.close()
    return found


def _count(page: Page, part: str = "") -> Callable[[], int]:
    """Return what tells the bytes of every body that has come since, of addresses holding a word."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda event: addresses.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    return lambda: sum(int(size) for id, size in sizes.items() if part in addresses.get(id, ""))


# ---------------------------------------------------------------------------
# Growth

_WEIGH = """
async (queries) => {
  const { createEngine } = await import("/js/cari-mesin.js");
  const weights = [];
  const times = [];
  for (const query of queries) {
    let weight = 0;
    const engine = createEngine(async (name) => {
      const answer = await fetch(`/cari/indeks/${name}.bin`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      weight += bytes.length;
      return bytes;
    });
    await engine.search(query, { limit: 8 });
    weights.push(weight);
    const start = performance.now();
    await engine.search(query, { limit: 8 });
    times.push(performance.now() - start);
  }
  return [weights, times];
}
"""


def _growth(browser: Browser, library: Library, real: Sequence[Document]) -> str:
    asked = [query.words for query in queries.read(HERE / "untouched.json") if query.kind != "citation"][::4]
    rows = [("documents", "index, MB", "largest file, kB", "first query, kB: median", "largest", "warm p95, ms", "build, s")]
    for size in SIZES:
        documents = _some(real, size)
        documents += _invented(real, size - len(documents))
        rows.append(_grown(browser, documents, library, asked))
    title = "Growth: the index alone, invented documents of the same make beside the real ones (first query <= 150 kB)"
    return table(title, rows)


def _some(real: Sequence[Document], size: int) -> list[Document]:
    """Return so many of the real documents: what the query layer names, then the first pasal of each law."""
    if size >= len(real):
        return list(real)
    named = [document for document in real if document.kind in ("undang-undang", "istilah", "organisasi", "peraturan", "putusan")]
    laws = {document.law for document in real if document.kind == "ketentuan"}
    each = (size - len(named)) // len(laws)
    kept = {document.target for law in laws for document in [d for d in real if d.kind == "ketentuan" and d.law == law][:each]}
    kept.update(document.target for document in named)
    return [document for document in real if document.target in kept]


def _grown(browser: Browser, documents: Sequence[Document], library: Library, asked: Sequence[str]) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        sizes = lay_out(folder, documents, library)
        seconds = time.perf_counter() - start
        page = browser.new_page()
        with serve(folder) as address:
            page.goto(address)
            weights, times = page.evaluate(_WEIGH, list(asked))
        page.close()
    return (
        f"{len(documents):,}",
        f"{sum(sizes) / 1e6:.2f}",
        f"{max(sizes) / 1e3:.0f}",
        f"{median(weights) / 1e3:.0f}",
        f"{max(weights) / 1e3:.0f}",
        f"{quantiles(times, n=20)[-1]:.1f}",
        f"{seconds:.1f}",
    )


_SYLLABLES = "ba be bi da di du ga gi ka ke ku la le lu ma mi mu na ni pa pe ra re ri sa si su ta te ti tu wa ya".split()


def _invented(real: Sequence[Document], count: int) -> list[Document]:
    """Return documents of real passages mixed anew, one word in twelve replaced by one nobody knows."""
    chance = random.Random(14_2019)
    passages = [p for document in real if document.kind == "ketentuan" for p in document.passages if p.kind == "isi"]
    titles = [document.title for document in real if document.kind == "ketentuan"]

    def mixed(text: str) -> str:
        return " ".join(
            "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) if chance.random() < 1 / 12 else word
            for word in text.split()
        )

    made = []
    for number in range(count):
        law, pasal = f"uu-1{number // 100:03d}-1", number % 100 + 1
        own = [
            Passage(f"ayat-{ayat}", f"ayat ({ayat})", mixed(passage.text))
            for ayat, passage in enumerate(chance.choices(passages, k=chance.randint(1, 6)), 1)
        ]
        title = mixed(chance.choice(titles))
        target = Target("provision", f"{law}/pasal-{pasal}")
        made.append(
            Document(target, "ketentuan", title, f"Pasal {pasal} {law}", law, ("berlaku", "Berlaku"), (title,), (), (), own)
        )
    return made
