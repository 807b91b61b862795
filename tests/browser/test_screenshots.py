"""The pictures in README are of the site as it is: taken anew here, present, small, and of the sizes stated."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import screenshots
from playwright.sync_api import Browser

from tests.places import ROOT

pytestmark = pytest.mark.browser


def _size(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", file
    return struct.unpack(">II", data[16:24])


@pytest.fixture(scope="module")
def taken(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pictures of the site just built."""
    folder = tmp_path_factory.mktemp("pictures")
    screenshots.take(browser, address, folder)
    return folder


@pytest.mark.parametrize("picture", screenshots.PICTURES, ids=[picture.name for picture in screenshots.PICTURES])
def test_a_picture_can_be_made_and_is_kept_at_its_size(picture: screenshots.Picture, taken: Path) -> None:
    for file in (taken / picture.name, screenshots.FOLDER / picture.name):
        assert _size(file) == (picture.width, picture.height), file
        assert 8_000 < file.stat().st_size <= screenshots.MAX_BYTES, file  # a blank one is smaller


def test_readme_shows_every_picture_with_words_for_those_who_cannot_see_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r'<img src="\.github/pictures/([^"]+)" [^>]*alt="([^"]{20,})"', readme))
    assert sorted(shown) == sorted(picture.name for picture in screenshots.PICTURES)
    assert sorted(file.name for file in screenshots.FOLDER.iterdir()) == sorted(shown)
