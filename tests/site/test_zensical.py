"""The steps to the next generator in MAINTAINING.md, run as they stand there, lose no page, word, link or anchor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.moving import Move, move

pytestmark = pytest.mark.skipif(find_spec("zensical") is None, reason="zensical tidak terpasang di lingkungan ini")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory, small_checkout: Callable[[Path], Path]) -> Move:
    """Return the sample's site before and after the move."""
    root = small_checkout(tmp_path_factory.mktemp("pindah") / "salinan proyek")
    (root / ".venv").symlink_to(sys.prefix)
    return move(root)


def test_every_page_is_there_at_its_address(moved: Move) -> None:
    assert moved.missing == []
    assert len(moved.pages) > 30


def test_every_page_says_the_same(moved: Move) -> None:
    assert moved.changed == []


def test_every_link_that_found_its_page_still_does(moved: Move) -> None:
    """The sample has no child's case, so a few links of the pages around it find nothing in either site."""
    assert moved.links.lost == []
    assert moved.links.count > 300
    assert moved.links.anchors > 100
