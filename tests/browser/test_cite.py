"""Citing a pasal, an ayat, a huruf: what lands on the clipboard, and which version a link names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect
from pustaka.addresses import Target
from pustaka.exports import Catalogue, Settings, bibliography
from pustaka.library import Library

from tests.browser.accessibility import USUAL, inspect
from tests.built import Site
from tests.lending import Lender

pytestmark = pytest.mark.browser

PASAL = "/uu/2019/14/pasal-42/"
JUDUL = "Undang-Undang Republik Indonesia Nomor 14 Tahun 2019 tentang Pekerja Sosial"
PLACE = "Lembaran Negara Tahun 2019 Nomor 182, Tambahan Lembaran Negara Nomor 6397"


@pytest.fixture
def desk(lender: Lender, address: str) -> Iterator[Page]:
    """Yield a page that may write to the clipboard and tell what is on it."""
    allowed = ["clipboard-read", "clipboard-write"]
    with lender.page(address, viewport={"width": 1280, "height": 800}, permissions=allowed) as page:
        yield page


def _copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _open(page: Page, unit: str) -> None:
    page.locator(unit).hover()
    page.locator(f"{unit} > p > .aksi").first.get_by_role("button", name="Kutip", exact=True).click()
    expect(page.locator(".kotak.kutip")).to_be_focused()


def _copy(page: Page, form: str) -> str:
    page.locator(".kotak.kutip").get_by_role("button", name=form, exact=True).click()
    expect(page.locator(".kutip-kabar")).to_have_text(f"{form}: tersalin")
    return _copied(page)


def test_every_form_of_a_huruf(desk: Page, address: str, library: Library) -> None:
    desk.goto(address + PASAL)
    _open(desk, "#huruf-b")
    here = f"{address}{PASAL}#huruf-b"
    assert _copy(desk, "Kutipan singkat") == "Pasal 42 huruf b UU 14/2019"
    assert _copy(desk, "Kutipan lengkap") == f"Pasal 42 huruf b {JUDUL} ({PLACE})"
    assert _copy(desk, "Markdown") == f"[Pasal 42 huruf b UU 14/2019]({here})"
    assert _copy(desk, "Tautan terkini") == here
    assert _copy(desk, "Tautan versi ini") == f"{address}{PASAL}?per={library.per}#huruf-b"


def test_bibtex_and_ris_are_those_of_the_build_with_the_part_named(
    desk: Page, address: str, site: Site, library: Library
) -> None:
    file = site.folder / "kutip/uu-2019-14/pasal-42.bib"
    origin = file.read_text(encoding="utf-8").split("url = {")[1].split("/uu/")[0]
    whole = bibliography.entry(
        Catalogue(library, Settings(address=f"{origin}/")), Target("provision", "uu-2019-14/pasal-42")
    )
    assert whole is not None
    part = replace(
        whole,
        id=f"{whole.id}-huruf-b",
        title=f"Pasal 42 huruf b {JUDUL}",
        section="Pasal 42 huruf b",
        address=f"{whole.address}#huruf-b",
    )
    desk.goto(address + PASAL)
    _open(desk, "#huruf-b")
    assert _copy(desk, "BibTeX") == bibliography.bibtex(part).strip()
    assert _copy(desk, "RIS").split() == bibliography.ris(part).split()
    desk.keyboard.press("Escape")
    desk.locator(".aksi-halaman").get_by_role("button", name="Kutip", exact=True).click()
    assert _copy(desk, "BibTeX") == bibliography.bibtex(whole).strip()


def test_a_guide_is_cited_in_words_and_as_a_file(desk: Page, address: str, site: Site) -> None:
    path = "/panduan/mengurus-str/"
    named = "Pustaka Peksos, panduan “Bagaimana mengurus STR Pekerja Sosial, dan bagaimana memperpanjangnya?”"
    desk.goto(address + path)
    desk.locator(".aksi-halaman").get_by_role("button", name="Kutip", exact=True).click()
    assert _copy(desk, "Kutipan singkat") == f"{named}, keadaan per 27 November 2026"
    assert _copy(desk, "Kutipan lengkap") == f"{named}, keadaan per 27 November 2026, {address}{path}"
    assert _copy(desk, "BibTeX") == (site.folder / "kutip/panduan/mengurus-str.bib").read_text(encoding="utf-8").strip()


def test_keys_reach_the_row_and_focus_comes_back(desk: Page, address: str) -> None:
    desk.goto(address + "/uu/2019/14/pasal-28/")
    number = desk.locator("#ayat-1 a")
    number.focus()
    way = desk.locator(".ayat:has(> #ayat-1) .kutip-pemicu")
    expect(way).to_have_css("opacity", "1")
    for _ in range(20):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.className") == "salin kutip-pemicu":
            break
    expect(way).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator(".kotak.kutip")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(way).to_be_focused()


def test_the_way_to_cite_moves_and_covers_nothing(desk: Page, address: str) -> None:
    desk.goto(address + "/uu/2012/11/pasal-33/")
    place = "() => document.querySelector('#ayat-2').getBoundingClientRect().top"
    before = desk.evaluate(place)
    desk.locator(".ayat:has(> #ayat-1) > .isi").hover()
    way = desk.locator(".ayat:has(> #ayat-1) > .isi .kutip-pemicu")
    expect(way.locator("..")).to_have_css("opacity", "1")
    assert desk.evaluate(place) == before
    assert desk.evaluate("document.documentElement.scrollWidth") <= 1280
    covered = way.evaluate(
        """way => {
          const mine = way.getBoundingClientRect();
          const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const found = [];
          while (walker.nextNode()) {
            if (way.contains(walker.currentNode) || !walker.currentNode.data.trim()) continue;
            range.selectNodeContents(walker.currentNode);
            for (const box of range.getClientRects()) {
              const apart = box.right <= mine.left || box.left >= mine.right;
              const middle = (box.top + box.bottom) / 2;
              if (!apart && middle > mine.top && middle < mine.bottom) found.push(walker.currentNode.data);
            }
          }
          return found;
        }"""
    )
    assert covered == []


def test_a_tap_shows_targets_that_a_thumb_hits(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + PASAL)
    page.locator("#huruf-b > p:first-of-type").tap(position={"x": 60, "y": 8})
    buttons = page.locator("#huruf-b > p > .aksi > button")
    expect(buttons.first).to_be_visible()
    assert buttons.locator("visible=true").count() == 3
    for button in buttons.all():
        size = button.bounding_box()
        assert size is not None
        assert min(size["height"], size["width"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_link_to_a_version_says_which_one_this_is(desk: Page, address: str, library: Library) -> None:
    desk.goto(f"{address}{PASAL}?per={library.per}")
    expect(desk.locator(".versi")).to_contain_text("sama dengan halaman ini")
    desk.goto(f"{address}{PASAL}?per=2025-01-31")
    expect(desk.locator(".versi")).to_contain_text("per 31 Januari 2025")
    desk.goto(f"{address}{PASAL}?per=<b>kemarin")
    expect(desk.locator(".aksi-halaman button").first).to_be_visible()
    expect(desk.locator(".versi")).to_have_count(0)


def test_accessible_with_the_box_open(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()

    def show() -> None:
        page.goto(address + PASAL)
        page.locator(".aksi-halaman").get_by_role("button", name="Kutip", exact=True).click()
        page.locator(".kotak.kutip").get_by_role("button", name="BibTeX").click()
        expect(page.locator(".kutip__teks")).to_contain_text("@misc")

    found = list(inspect(page, USUAL, show))
    context.close()
    assert not found, "\n".join(found)
