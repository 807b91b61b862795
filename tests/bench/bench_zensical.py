"""The project's own pages moved to the next generator by the steps in MAINTAINING.md: what is kept, counted."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.moving import move

from .measure import ROOT, table

_COPIED = ("docs", "glossary", "hooks", "laws", "roadmap", "tools")


def run() -> str:
    """Move the whole library in a copy of the project and count what became of its pages, links and anchors."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in _COPIED:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        (root / ".venv").symlink_to(sys.prefix)
        moved = move(root)
        return table(
            "Zensical",
            [
                ("what", "count", "lost", "target"),
                ("pages", str(len(moved.pages)), str(len(moved.missing)), "0"),
                ("pages whose words differ", str(len(moved.pages)), str(len(moved.changed)), "0"),
                ("links between pages", str(moved.links.count), str(len(moved.links.lost)), "0"),
                ("of them to an anchor", str(moved.links.anchors), "", ""),
            ],
        )
