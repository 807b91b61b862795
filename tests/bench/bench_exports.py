"""How much longer a build takes for making and writing every export, beside the same build without them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .measure import PYTHON, ROOT, alternate, table

# The same command with nothing exported and empty heads.
_WITHOUT = """
import sys
sys.path.insert(0, "hooks")
from pustaka import exports
from mkdocs.__main__ import cli

exports.files = lambda catalogue: ()
exports.Heads.make = lambda self, *page: exports.Head("{}", "website", self._catalogue.library.per, exports.Picture("", ""), ())
cli()
"""


def run() -> str:
    """Measure the strict build with exports and without, in turn, in one run."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["build", "--strict", "--site-dir"]
        full, bare = alternate(
            [
                ([PYTHON, "-m", "mkdocs", *options, f"{folder}/with"], ROOT),
                ([PYTHON, "-c", _WITHOUT, *options, f"{folder}/without"], ROOT),
            ],
            times=5,
        )
        files, size = _count(Path(folder, "with"), Path(folder, "without"))
    return table(
        "Exports (median of 5, alternating)",
        [
            ("what", "seconds", "of a core", "peak MiB", "target"),
            ("strict build", f"{full.seconds:.2f}", f"{full.cpu:.2f}", f"{full.memory:.0f}", ""),
            ("the same without exports", f"{bare.seconds:.2f}", f"{bare.cpu:.2f}", f"{bare.memory:.0f}", ""),
            (
                "ratio with : without",
                f"{full.seconds / bare.seconds:.2f}",
                f"{full.cpu / bare.cpu:.2f}",
                f"{full.memory / bare.memory:.2f}",
                "< 1.25",
            ),
            (f"exported: {files} files, {size / 2**20:.1f} MiB", "", "", "", ""),
        ],
    )


def _count(full: Path, bare: Path) -> tuple[int, int]:
    """Return how many files only the first folder holds, and their size in bytes."""
    own = [file for file in full.rglob("*") if file.is_file() and not (bare / file.relative_to(full)).is_file()]
    return len(own), sum(file.stat().st_size for file in own)
