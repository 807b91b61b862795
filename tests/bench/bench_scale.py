"""How a build grows with the law: invented laws of 300 to 10,000 pasal, beside plain MkDocs Material and Zensical."""

from __future__ import annotations

import math
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from . import measure, synthetic
from .measure import PYTHON, ROOT, Run, table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_PASAL", "300 1000 3000 10000").split())
# With every page in its navigation MkDocs takes minutes at 300 pasal, and its time is quadratic.
FULL_NAVIGATION = 300
GOAL = 1.05
PATIENCE = 5  # a peer that takes so many times as long as we do is not waited for

_PLAIN = """
site_name: Polos
docs_dir: docs
theme: {name: material, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, tables]
"""
# Zensical is quadratic with every page in its navigation, too.
_ONE_ENTRY = "nav: [index.md]\n"


@dataclass(frozen=True)
class Grown:
    """What was measured at one size; bytes as they lie on the disk."""

    pasal: int
    pages: int
    ours: Run
    site: int
    page: int
    index: int
    plain: Run | None
    zensical: Run | None


def run() -> str:
    """Build each size once and fit how everything grows; peers build the same pages written out as Markdown."""
    found = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found.append(_measure(Path(folder), size))
    head = ("pasal", "pages", "build, s", "of a core", "ms/page", "peak MiB", "site, MiB", "a pasal's page, kB", "search index, MiB", "plain + full nav : ours", "Zensical : ours")
    rows = [head, *(_row(one) for one in found)]
    lines = [table("Scale: invented laws, one build each; ratios of time on the wall (on a core)", rows)]
    if len(found) > 1:
        lines.append(_growth(found))
    return "\n".join(lines)


def _measure(folder: Path, size: int) -> Grown:
    root = folder / "ours"
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    synthetic.write(root, size)
    ours = measure.run([PYTHON, "-m", "mkdocs", "build", "--quiet"], root)
    site = root / "site"
    files = [file for file in site.rglob("*") if file.is_file()]
    pasal = sorted(site.glob("uu/*/*/pasal-*/index.html"))
    plain = folder / "plain"
    measure.run([str(ROOT / ".venv/bin/pustaka"), "--root", str(root), "pages", "--out", str(plain / "docs")])
    (plain / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    full = measure.run([PYTHON, "-m", "mkdocs", "build", "--quiet"], plain) if size <= FULL_NAVIGATION else None
    (plain / "mkdocs.yml").write_text(_PLAIN + _ONE_ENTRY, encoding="utf-8")
    return Grown(
        pasal=size,
        pages=sum(file.suffix == ".html" for file in files),
        ours=ours,
        site=sum(file.stat().st_size for file in files),
        page=sum(file.stat().st_size for file in pasal) // len(pasal),
        index=sum(file.stat().st_size for file in (site / "cari/indeks").iterdir()),
        plain=full,
        zensical=_wait_for([PYTHON, "-m", "zensical", "build"], plain, PATIENCE * ours.seconds),
    )


def _wait_for(command: Sequence[str], root: Path, limit: float) -> Run | None:
    try:
        return measure.run(command, root, limit)
    except TimeoutError:
        return None


def _row(one: Grown) -> Sequence[str]:
    def ratio(peer: Run | None, absent: str) -> str:
        return f"{peer.seconds / one.ours.seconds:.2f} ({peer.cpu / one.ours.cpu:.2f})" if peer else absent

    return (
        f"{one.pasal:,}",
        f"{one.pages:,}",
        f"{one.ours.seconds:.1f}",
        f"{one.ours.cpu:.1f}",
        f"{one.ours.cpu / one.pages * 1000:.1f}",
        f"{one.ours.memory:.0f}",
        f"{one.site / 2**20:.0f}",
        f"{one.page / 1000:.1f}",
        f"{one.index / 2**20:.2f}",
        ratio(one.plain, "not run"),
        ratio(one.zensical, f"> {PATIENCE}"),
    )


def _growth(found: Sequence[Grown]) -> str:
    """Return the exponent of each measure over the number of pages: 1 grows with the work, 0 not at all."""
    measures = {
        "build, on a core": [one.ours.cpu for one in found],
        "peak memory": [one.ours.memory for one in found],
        "site": [one.site for one in found],
        "a pasal's page": [one.page for one in found],
        "search index": [one.index for one in found],
    }
    work = [math.log(one.pages) for one in found]
    rows = [("what", "exponent", "goal")]
    for name, values in measures.items():
        slope = linear_regression(work, [math.log(value) for value in values]).slope
        rows.append((name, f"{slope:.2f}", f"<= {GOAL}"))
    return table("How each grows with the pages", rows)
