"""The harmful library in a real browser with the real scripts: nothing runs, nothing is refused, texts stay texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.hostile.conftest import Hostile
from tests.hostile.planting import Planted
from tests.hostile.reading import deviations
from tests.lending import Lender
from tools.looking import serve

pytestmark = pytest.mark.browser

PASAL = "/uu/2012/11/pasal-2/"
# What the browser's own parser makes of each page as it was written: nothing runs in a document that is only read.
_FOREIGN = """
async (addresses) => {
  const wrong = [];
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    for (const element of page.querySelectorAll("*")) {
      const names = element.getAttributeNames();
      const link = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
      if (
        names.some((name) => name.startsWith("on") || name === "style" || name === "srcdoc") ||
        element.matches("iframe, object, embed, base, style, svg script, script:not([src], [type$=json]), .jahat, #jahat") ||
        /^\\s*(javascript|data|vbscript):/i.test(link) ||
        /^zq/i.test(element.localName)
      )
        wrong.push(`${address} ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return wrong;
}
"""
# Says what the policy refuses where all else is said.
_REFUSED = """
addEventListener("securitypolicyviolation", (e) => {
  console.error(`refused ${e.violatedDirective} ${e.blockedURI} ${e.sample}`);
});
"""


@pytest.fixture(scope="session")
def hostile_address(hostile: Hostile) -> Iterator[str]:
    """Serve the harmful site and yield its address."""
    with serve(hostile.site.folder) as address:
        yield address


@pytest.fixture
def wary(lender: Lender, hostile_address: str) -> Iterator[Page]:
    """Yield a page that fails the test for whatever runs, is refused, goes wrong or leaves the site."""
    said: list[str] = []
    heard: dict[str, Callable[[Any], object]] = {
        "dialog": lambda dialog: (said.append(f"dialog {dialog.message}"), dialog.dismiss()),
        "console": lambda message: said.append(message.text) if message.type in ("error", "warning") else None,
        "pageerror": lambda error: said.append(str(error)),
        "popup": lambda popup: said.append(f"popup {popup.url}"),
        "request": lambda asked: None if asked.url.startswith((hostile_address, "blob:")) else said.append(asked.url),
    }
    with lender.page(hostile_address, _REFUSED, viewport={"width": 1280, "height": 860}) as page:
        for event, hear in heard.items():
            page.on(event, hear)
        yield page
        ran = page.evaluate("window.__pwned")
        foreign = page.locator("iframe, .jahat, #jahat, [onclick], [onerror], [onload]").count()
        for event, hear in heard.items():
            page.remove_listener(event, hear)
    assert (ran, foreign, said) == (None, 0, [])


def _text(planted: Planted, field: str) -> str:
    return next(text for mark, text in planted.texts.items() if planted.fields[mark] == field)


def _mark(planted: Planted, field: str) -> str:
    return next(mark for mark in planted.texts if planted.fields[mark] == field)


def _literal(planted: Planted, *texts: str) -> None:
    assert any("zq" in text for text in texts)
    assert list(deviations(planted, texts)) == []


def test_the_browsers_own_parser_finds_nothing_foreign(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.goto(hostile_address + "/tentang/")
    assert wary.evaluate(_FOREIGN, list(hostile.site.pages)) == []


@pytest.mark.parametrize(
    "path", ["/", "/uu/2012/11/pasal-3/", "/glosarium/", "/linimasa/", "/latihan/pelaku/pembaca/", "/tahap/", "/luring/"]
)
def test_pages_run_their_own_scripts_alone(wary: Page, hostile_address: str, path: str) -> None:
    wary.goto(hostile_address + path, wait_until="networkidle")
    assert wary.url == hostile_address + path


def test_peek_shows_texts(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.goto(hostile_address + PASAL)
    links = wary.locator("#isi a[href*='glosarium/'], #isi .pasal a[href*='organisasi/']")
    assert links.count() >= 2
    for number in range(links.count()):
        links.nth(number).click()
        box = wary.get_by_role("dialog").filter(visible=True)
        expect(box).to_contain_text("zq")
        _literal(hostile.planted, box.inner_text())
        wary.keyboard.press("Escape")


def test_ways_to_cite_show_texts(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wary.goto(hostile_address + PASAL)
    wary.get_by_role("button", name="Kutip", exact=True).first.click()
    box = wary.get_by_role("dialog").filter(visible=True)
    for form in ("Kutipan lengkap", "BibTeX", "RIS"):
        box.get_by_role("button", name=form).click()
        expect(box.locator("pre")).to_contain_text("zq")
        expect(wary.locator(".kutip-kabar")).to_have_text(f"{form}: tersalin")
    copied = wary.evaluate("navigator.clipboard.readText()")
    _literal(hostile.planted, copied)
    wary.context.clear_permissions()


@pytest.mark.parametrize("field", ["Pasal.perihal", "Istilah.istilah", "Organisasi.nama", "Panduan.judul", "Peristiwa.judul"])
def test_the_search_box_shows_texts(hostile: Hostile, wary: Page, hostile_address: str, field: str) -> None:
    wary.goto(hostile_address + "/tentang/")
    wary.keyboard.press("/")
    wary.keyboard.type(_mark(hostile.planted, field))
    box = wary.get_by_role("dialog", name="Pencarian")
    expect(box).to_contain_text(_text(hostile.planted, field)[:20])
    _literal(hostile.planted, box.locator("#kotak-isi").inner_text())


def test_results_and_what_was_asked_are_texts(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.goto(hostile_address + "/tentang/")
    for query in ("onerror javascript", "<img src=x onerror=window.__pwned=9> zq071", "__proto__ constructor tostring"):
        wary.goto(hostile_address + "/cari/?" + wary.evaluate("(q) => new URLSearchParams({q}).toString()", query))
        expect(wary.locator("[data-hasil-cari] .kabar")).not_to_be_empty()
        wary.wait_for_load_state("networkidle")
        assert list(deviations(hostile.planted, [wary.locator(".isi-halaman").inner_text()])) == []
        assert wary.evaluate("window.__pwned") is None


def test_the_finder_and_its_table_show_texts(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.goto(hostile_address + "/mandat/")
    expect(wary.locator("#unduh-csv")).to_be_visible()
    _literal(hostile.planted, wary.locator("#isi").inner_text())
    with wary.expect_download() as got:
        wary.locator("#unduh-csv").click()
    content = got.value.path().read_text(encoding="utf-8-sig")
    assert not any(line.startswith(("=", "+", "-", "@", "\t")) for line in content.splitlines())
    _literal(hostile.planted, content.replace('""', '"'))


def test_the_calculator_shows_texts(hostile: Hostile, wary: Page, hostile_address: str) -> None:
    wary.goto(hostile_address + "/tenggat/hitung/")
    event = wary.locator("#penangkapan input[type=date]")
    event.fill("2026-01-05")
    event.blur()
    wary.wait_for_load_state("networkidle")
    _literal(hostile.planted, wary.locator("#isi").inner_text())
