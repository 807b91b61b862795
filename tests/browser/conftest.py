"""The built site and the sources of its scripts served on loopback, and a phone to see them with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.built import Site
from tests.lending import Lender
from tests.places import ROOT
from tools.looking import serve


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Serve the built site and yield its address."""
    with serve(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def scripts() -> Iterator[str]:
    """Serve the folder of hand-written files, so that one script can be asked without a build."""
    with serve(ROOT / "docs") as address:
        yield address


@pytest.fixture
def phone(lender: Lender, address: str) -> Iterator[Page]:
    """Yield a page of a small phone that remembers what it asked for."""
    with lender.page(address, viewport={"width": 360, "height": 740}) as page:
        yield page
