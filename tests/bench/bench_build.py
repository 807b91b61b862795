"""How long checking and building take, beside a plain MkDocs build of the same pages written out as Markdown."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from pustaka import kept

from . import measure
from .measure import PYTHON, ROOT, alternate, table

# What `make check` runs, on another folder's records; `.venv` is there.
CHECK = "tools/setup.sh requirements.txt && .venv/bin/pustaka --root '{records}' check"
EDITED = "laws/uu-2012-11/bab-03.yml"  # the largest record


def run() -> str:
    """Measure `make check`, the strict build and its plain peer, in one run."""
    with tempfile.TemporaryDirectory() as folder:
        plain = _plain_checkout(Path(folder) / "plain")
        records = _records(Path(folder) / "records")
        check = CHECK.format(records=records)
        first, edited, strict, peer = alternate(
            [
                (["sh", "-c", f"rm -f '{kept.PLACE}' && {check}"], ROOT),
                (["sh", "-c", f"echo >>'{records / EDITED}' && {check}"], ROOT),
                (
                    [PYTHON, "-m", "mkdocs", "build", "--strict", "--site-dir", f"{folder}/ours"],
                    ROOT,
                ),
                ([PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", f"{folder}/peer"], plain),
            ],
            times=5,
        )
        ours = len(list(Path(folder, "ours").rglob("*.html")))
        theirs = len(list(Path(folder, "peer").rglob("*.html")))
    return table(
        "Check and build (median of 5, alternating)",
        [
            ("what", "seconds", "of a core", "peak MiB", "target"),
            ("make check, the first", f"{first.seconds:.2f}", f"{first.cpu:.2f}", f"{first.memory:.0f}", ""),
            ("make check after an edit", f"{edited.seconds:.2f}", f"{edited.cpu:.2f}", f"{edited.memory:.0f}", "<= 1.0 s"),
            (f"strict build, {ours} pages", f"{strict.seconds:.2f}", f"{strict.cpu:.2f}", f"{strict.memory:.0f}", ""),
            (f"plain mkdocs build, {theirs} pages", f"{peer.seconds:.2f}", f"{peer.cpu:.2f}", f"{peer.memory:.0f}", ""),
            (
                "ratio strict : plain",
                f"{strict.seconds / peer.seconds:.2f}",
                f"{strict.cpu / peer.cpu:.2f}",
                f"{strict.memory / peer.memory:.2f}",
                "<= 1.3",
            ),
        ],
    )


def _records(folder: Path) -> Path:
    """Copy the records, so that the benchmark has some that it may edit."""
    for top in ("laws", "roadmap", "glossary"):
        shutil.copytree(ROOT / top, folder / top)
    return folder


def _plain_checkout(folder: Path) -> Path:
    """Write the same pages as Markdown files beside the hand-written ones, with the same settings but our hook."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    measure.run([str(ROOT / ".venv/bin/pustaka"), "pages", "--out", str(folder / "docs")])
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^(?:hooks|watch):.*\n(?:[ -].*\n)*", "", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder
