"""A reader's way through the built site in a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.site.conftest import Site, site  # noqa: F401  (the fixture)

pytestmark = pytest.mark.browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests' own output is what counts."""


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:  # noqa: F811
    """Serve the built site on loopback and yield its address."""
    handler = functools.partial(_Quiet, directory=str(site.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


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


@pytest.fixture
def phone(browser) -> Iterator[Page]:
    """Yield a page of a small phone that remembers what it asked for."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    yield page
    context.close()


def test_a_worker_searches_and_lands_on_the_ayat(phone: Page, address: str) -> None:
    phone.goto(address)
    field = phone.get_by_role("searchbox").first
    field.fill("wajib memiliki STR")
    field.press("Enter")
    result = phone.locator("a[href*='pasal-28/#ayat-1']").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    phone.wait_for_url("**/uu/2019/14/pasal-28/**")
    expect(phone.locator("#ayat-1")).to_be_in_viewport()
    assert phone.evaluate("location.hash") == "#ayat-1"


def test_no_page_kind_asks_another_host_for_anything(phone: Page, address: str) -> None:
    for path in (
        "/",
        "/uu/2019/14/",
        "/uu/2019/14/pasal-28/",
        "/peta-jalan/",
        "/organisasi/kpsi/",
        "/glosarium/klien/",
    ):
        phone.goto(address + path, wait_until="networkidle")
    outside = [url for url in phone.requested if not url.startswith((address, "data:", "blob:"))]
    assert outside == []


def test_nothing_is_wider_than_the_phone(phone: Page, address: str) -> None:
    for path in (
        "/",
        "/uu/2019/14/",
        "/uu/2019/14/pasal-42/",
        "/mandat/",
        "/tenggat/",
        "/delegasi/",
        "/linimasa/",
    ):
        phone.goto(address + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_pasal_reads_without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/uu/2019/14/pasal-28/#ayat-1")
    expect(page.locator("#ayat-1")).to_be_visible()
    expect(page.get_by_role("link", name="Pasal 29").first).to_be_visible()
    context.close()
