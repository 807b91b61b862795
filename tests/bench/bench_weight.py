"""What a phone fetches to show a pasal, first and next, beside stock Material's page of the same Markdown."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tools.looking import open_browser, serve

from . import measure
from .gzipped import Gzipped
from .measure import PYTHON, ROOT, table

FIRST, NEXT = "uu/2019/14/pasal-28", "uu/2019/14/pasal-29"

# As Material comes, but for its fonts, which are fetched from another host: they would weigh on top of this.
_STOCK = """
site_name: Pustaka Peksos
theme: {name: material, language: id, font: false}
markdown_extensions: [attr_list, md_in_html, tables]
"""


def run() -> str:
    """Build both sites and visit two pages of each with an empty cache."""
    with tempfile.TemporaryDirectory() as name, open_browser() as chromium:
        folder = Path(name)
        measure.run([PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "ours")])
        _build_stock(folder)
        ours, stock = (_visit(chromium, folder / site) for site in ("ours", "stock"))
    rows = [
        (what, f"{own / 1000:.1f}", f"{other / 1000:.1f}", f"{own / other:.2f}", target)
        for what, own, other, target in zip(
            ("first visit", "next page"), ours, stock, ("<= 60 kB", "<= 15 kB"), strict=True
        )
    ]
    head = ("kB transferred (gzip, headers too)", "ours", "stock Material", "ratio", "target")
    return table("Weight of a pasal page", [head, *rows])


def _build_stock(folder: Path) -> None:
    """Build the same two pages, and nothing else, with Material as it comes."""
    root = folder / "stock-source"
    measure.run([str(ROOT / ".venv/bin/pustaka"), "pages", "--out", str(folder / "pages")])
    for page in (FIRST, NEXT):
        target = root / "docs" / f"{page}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "pages" / f"{page}.md", target)
    (root / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    measure.run([PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "stock")], root)


def _visit(chromium: Browser, site: Path) -> tuple[int, int]:
    """Return the bytes of a first visit and of the page after it, as the browser counts them."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    received: list[int] = []
    watch = context.new_cdp_session(page)
    watch.send("Network.enable")
    watch.on("Network.loadingFinished", lambda done: received.append(int(done["encodedDataLength"])))
    with serve(site, Gzipped) as address:
        page.goto(f"{address}/{FIRST}/", wait_until="networkidle")
        first = sum(received)
        page.goto(f"{address}/{NEXT}/", wait_until="networkidle")
    context.close()
    return first, sum(received) - first
