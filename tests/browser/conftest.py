"""The built site and the sources of its scripts served on loopback, and a phone to see them with."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.built import Site
from tests.places import ROOT


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests' own output is what counts."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Serve the built site and yield its address."""
    with _served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def scripts() -> Iterator[str]:
    """Serve the folder of hand-written files, so that one script can be asked without a build."""
    with _served(ROOT / "docs") as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a page of a small phone that remembers what it asked for."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    yield page
    context.close()
