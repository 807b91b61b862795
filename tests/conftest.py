"""What the tests share: the project's own library, a small invented one, and the official texts where they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, expect
from pustaka.checks import load
from pustaka.library import Library

from tests.built import Site, build
from tests.lending import Lender
from tests.places import ROOT, SAMPLES, SHARED
from tools.looking import open_browser

# What takes longest, longest first; begun last, each of them would keep one process at work when the others are done.
_LONG = (
    "test_two_builds_are_byte_identical",
    "test_every_kind_is_accessible_and_fits_in_both_colours_at_three_widths",
    "test_nothing_is_refused_leaves_the_site_or_moves",
)

expect.set_options(timeout=20_000)  # ms; beside another test on a busy machine a page takes its time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the built site first, the longest of them foremost.

    Of two processes the other begins with the tests that need no site, and does not wait until it is built.
    """

    def place(item: pytest.Item) -> tuple[bool, int]:
        name = getattr(item, "originalname", item.name)
        return "site" not in getattr(item, "fixturenames", ()), _LONG.index(name) if name in _LONG else len(_LONG)

    items.sort(key=place)


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
    with open_browser() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def lender(browser: Browser) -> Iterator[Lender]:
    """Yield who lends pages to the tests."""
    lender = Lender(browser)
    yield lender
    lender.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of the project's records, built once for all the processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "situs"
    with FileLock(f"{out}.kunci"):
        if not out.exists():
            made = out.with_name("situs-baru")
            done = build(ROOT, made)
            assert done.returncode == 0, done.stderr
            assert done.stderr == "", f"bangun ketat harus tanpa peringatan:\n{done.stderr}"
            made.rename(out)
    return Site(out)


# Pages of a child's case, which the invented law of the sample does not know.
_ONLY_WITH_CASES = ("  - Hitung tenggat: tenggat/hitung.md\n", "  - Tahap perkara anak: tahap/index.md\n")


@pytest.fixture(scope="session")
def small_checkout() -> Callable[[Path], Path]:
    """Return how to make a small checkout, the project's site around the sample records, at a place that is free."""

    def make(root: Path) -> Path:
        shutil.copytree(SAMPLES / "good", root)
        shutil.copytree(ROOT / "docs", root / "docs")
        shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        for entry in _ONLY_WITH_CASES:
            assert entry in settings
            settings = settings.replace(entry, "")
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        return root

    return make


@pytest.fixture
def checkout(tmp_path: Path, small_checkout: Callable[[Path], Path]) -> Path:
    """Return a small checkout in a path with a space."""
    return small_checkout(tmp_path / "salinan proyek")
