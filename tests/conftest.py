"""What the tests share: the project's own library, a small invented one, and the official texts where they are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pustaka.checks import load
from pustaka.library import Library

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
SHARED = ROOT.parent / "shared"


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
    path = os.environ.get("PUSTAKA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
