"""The frame of a page: the switch of colours, kept and put on before the first paint, and the menu without scripts.

And nothing of it moves while the page arrives.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import shifts
from tests.built import Site
from tools.looking import Quiet, serve

pytestmark = pytest.mark.browser

PAPER, NIGHT = "rgb(251, 250, 246)", "rgb(17, 23, 28)"
PASAL = "/uu/2019/14/pasal-28/"


def _ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def _bar(page: Page) -> str:
    """Return the colour that the browser's own bar takes."""
    return page.evaluate(
        "[...document.querySelectorAll('meta[name=theme-color]')].find((m) => matchMedia(m.media).matches).content"
    )


def _switch(page: Page):
    return page.get_by_role("button", name="Tampilan")


@pytest.fixture
def night(browser: Browser) -> Iterator[Page]:
    """Yield a page of a phone whose colours are dark."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID", color_scheme="dark")
    yield context.new_page()
    context.close()


def test_the_switch_goes_round_and_says_where_it_stands(night: Page, address: str) -> None:
    night.goto(address + PASAL)
    assert (_ground(night), _bar(night)) == (NIGHT, "#11171c")
    expect(_switch(night)).to_have_accessible_name("Tampilan mengikuti perangkat; ganti ke terang")
    _switch(night).click()
    assert (_ground(night), _bar(night)) == (PAPER, "#fbfaf6")
    expect(_switch(night)).to_have_accessible_name("Tampilan terang; ganti ke gelap")
    night.keyboard.press("Enter")
    night.emulate_media(color_scheme="light")
    assert (_ground(night), _bar(night)) == (NIGHT, "#11171c")
    expect(_switch(night)).to_have_accessible_name("Tampilan gelap; ganti ke mengikuti perangkat")
    night.keyboard.press("Enter")
    assert (_ground(night), _bar(night)) == (PAPER, "#fbfaf6")
    assert night.evaluate("localStorage.getItem('tampilan')") is None


def test_the_choice_holds_from_the_first_paint_of_every_page(night: Page, address: str) -> None:
    night.goto(address)
    _switch(night).click()
    # No later script may be needed for it.
    night.route("**/*.js", lambda route: route.continue_() if "tampilan" in route.request.url else route.abort())
    night.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.first = document.documentElement.dataset.mdColorScheme })"
    )
    night.goto(address + PASAL)
    assert night.evaluate("window.first") == "kertas"
    assert _ground(night) == PAPER


def test_another_page_open_beside_it_follows(night: Page, address: str) -> None:
    other = night.context.new_page()
    other.goto(address)
    night.goto(address + PASAL)
    _switch(night).click()
    expect(other.locator("html")).to_have_attribute("data-md-color-scheme", "kertas")


def test_a_browser_that_keeps_nothing_still_switches(night: Page, address: str) -> None:
    night.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    night.goto(address + PASAL)
    _switch(night).click()
    assert _ground(night) == PAPER


def test_paper_is_printed_light(night: Page, address: str) -> None:
    night.goto(address + PASAL)
    night.emulate_media(media="print", color_scheme="dark")
    assert _ground(night) == "rgb(255, 255, 255)"


def test_without_javascript_the_menu_opens_and_there_is_no_switch(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False, color_scheme="dark"
    )
    page = context.new_page()
    page.goto(address + PASAL)
    expect(_switch(page)).to_be_hidden()
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    page.locator(".menu summary").click()
    menu = page.get_by_role("navigation", name="Menu")
    menu.get_by_role("link", name="Glosarium").click()
    page.wait_for_url("**/glosarium/")
    context.close()


class _Slow(Quiet):
    """A server whose pages come in pieces, as over a bad connection, cut anywhere in the header."""

    def do_GET(self) -> None:  # noqa: N802 - the name that the library asks for
        """Send a page piece by piece, each late enough for the one before to be painted, and other files as ever."""
        file = Path(self.translate_path(self.path)) / "index.html"
        if not file.is_file():
            super().do_GET()
            return
        before, header, after = re.split(r"(<header.*</header>)", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        tags = re.findall(r"<[^<]*", header)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in (before, *("".join(tags[at : at + 3]) for at in range(0, len(tags), 3)), after):
            self.wfile.write(piece.encode())
            time.sleep(0.03)
        self.close_connection = True


@pytest.mark.parametrize("width", [360, 1280])
def test_the_header_does_not_move_while_it_arrives(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    shifts.watch(page)
    with serve(site.folder, _Slow) as slow:
        page.goto(f"{slow}/tentang/", wait_until="networkidle")
        expect(page.get_by_role("link", name="Cari").first).to_be_visible()
        assert shifts.read(page).moved == []
    context.close()
