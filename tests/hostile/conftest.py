"""The harmful library built once, and a harmless one of the same build to compare pages with."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest
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
    """Return the harmful library as a whole site, with everything an operator can switch on."""
    root = tmp_path_factory.mktemp("tanam") / "proyek"
    planted = planting.write(root, planting.harmful)
    for part in ("docs", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = build(
        root,
        root.with_name("situs"),
        KOREKSI_URL="https://koreksi.example/?judul={judul}&alamat={alamat}",
        KONTAK_KEAMANAN="mailto:aman@contoh.example",
        BAHAN_PDF="true",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Hostile(load(root), planted, Site(root.with_name("situs")))


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, planting.Planted]:
    """Return a library of the same build whose texts try nothing."""
    root = tmp_path_factory.mktemp("biasa")
    planted = planting.write(root, planting.harmless)
    return load(root), planted
