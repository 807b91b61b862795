"""The harmful library built once, and a harmless one of the same build to compare pages with."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from pustaka.checks import load
from pustaka.library import Library

from tests.built import Site, build
from tests.hostile import planting
from tests.places import ROOT


@dataclass(frozen=True)
class Hostile:
    """The harmful library, what was planted in it, and the site made of it."""

    library: Library
    planted: planting.Planted
    site: Site


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Return the harmful library as a whole site, built once, with everything an operator can switch on."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "tanam" / "proyek"
    root.parent.mkdir(exist_ok=True)
    out = root.with_name("situs")
    with FileLock(f"{root.parent}.kunci"):
        planted = planting.write(root, planting.harmful)
        if not out.exists():
            _build(root, out)
        return Hostile(load(root), planted, Site(out))


def _build(root: Path, out: Path) -> None:
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    made = out.with_name("situs-baru")
    done = build(
        root,
        made,
        KOREKSI_URL="https://koreksi.example/?judul={judul}&alamat={alamat}",
        KONTAK_KEAMANAN="mailto:aman@contoh.example",
        BAHAN_PDF="true",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    made.rename(out)


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, planting.Planted]:
    """Return a library of the same build whose texts try nothing."""
    root = tmp_path_factory.mktemp("biasa")
    planted = planting.write(root, planting.harmless)
    return load(root), planted
