"""What the tests share: the project's own library, a small invented one, and the official texts where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pustaka.checks import load
from pustaka.library import Library

from tests.built import Site, build
from tests.places import CHROMIUM, ROOT, SAMPLES, SHARED


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the library of the project's own records."""
    return load(ROOT)


@pytest.fixture(scope="session")
def sample() -> Library:
    """Return the small invented library whose every value the unit tests know."""
    return load(SAMPLES / "good")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of evidence beside the repository, or skip where it is not."""
    if not (SHARED / "teks-resmi").is_dir():
        pytest.skip("folder ../shared dengan teks resmi tidak ada di mesin ini")
    return SHARED


@pytest.fixture(scope="session")
def browser():
    """Yield the machine's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of the project's records."""
    out = tmp_path_factory.mktemp("site")
    done = build(ROOT, out)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", f"bangun ketat harus tanpa peringatan:\n{done.stderr}"
    return Site(out)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a small checkout: the project's site around the sample records, in a path with a space."""
    root = tmp_path / "salinan proyek"
    shutil.copytree(SAMPLES / "good", root)
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", root / "tools")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root
