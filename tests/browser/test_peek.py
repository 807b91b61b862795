"""A reference or a term opened in place: by tap, click, hover and key, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import USUAL, inspect
from tests.lending import Lender

pytestmark = pytest.mark.browser

PASAL = "/uu/2012/11/pasal-14/"


@pytest.fixture
def desk(lender: Lender, address: str) -> Iterator[Page]:
    """Yield a page of a desk's screen, with a mouse."""
    with lender.page(address, viewport={"width": 1280, "height": 800}) as page:
        yield page


def _citation(page: Page):
    return page.locator(".ringkasan a.intip-pemicu[href*='pasal-']").first


def _term(page: Page):
    return page.locator(".ringkasan a.intip-pemicu[href*='glosarium']").first


def _box(page: Page):
    return page.locator(".kotak.intip")


def test_a_tap_shows_the_provision_and_where_its_page_is(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + PASAL)
    trigger = _citation(page)
    target = trigger.get_attribute("href")
    trigger.tap()
    box = _box(page)
    expect(box).to_be_visible()
    expect(box.locator("h2")).to_contain_text("UU 11/2012")
    expect(box.locator(".keadaan")).to_contain_text("Berlaku sejak")
    leads = box.get_by_role("link", name="Buka halaman")
    assert leads.evaluate("link => link.href") == page.evaluate("href => new URL(href, location).href", target)
    assert page.url == address + PASAL
    shape = box.bounding_box()
    assert shape is not None
    assert shape["x"] >= 0
    assert shape["x"] + shape["width"] <= 360
    tapped = trigger.bounding_box()
    assert tapped is not None
    assert tapped["y"] + tapped["height"] <= shape["y"], "lembar tidak boleh menutupi kata yang disentuh"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for stop in box.locator("button:visible, .intip__buka").all():
        size = stop.bounding_box()
        assert size is not None
        assert size["height"] >= 44
    context.close()


def test_keys_open_it_and_focus_comes_back(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    trigger = _citation(desk)
    trigger.focus()
    desk.keyboard.press("Enter")
    box = _box(desk)
    expect(box).to_be_focused()
    expect(trigger).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(trigger).to_be_focused()
    expect(trigger).to_have_attribute("aria-expanded", "false")
    desk.keyboard.press("Enter")
    expect(box).to_be_focused()
    desk.keyboard.press("Shift+Tab")
    expect(box).to_be_hidden()
    expect(trigger).to_be_focused()


def test_tab_goes_through_the_box_and_on_behind_the_trigger(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    trigger = _citation(desk)
    trigger.focus()
    desk.keyboard.press("Enter")
    expect(_box(desk).locator(".intip__kaki")).to_be_visible()
    expect(_box(desk)).to_be_focused()
    _box(desk).get_by_role("button", name="Tutup").focus()
    desk.keyboard.press("Tab")
    expect(_box(desk)).to_be_hidden()
    behind = "trigger => trigger.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
    assert trigger.evaluate(behind)


def test_a_mouse_that_rests_opens_it_and_one_that_leaves_closes_it(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    _citation(desk).hover()
    box = _box(desk)
    expect(box.locator("h2")).to_contain_text("Pasal")
    assert desk.evaluate("document.activeElement === document.body"), "yang hanya melintas tidak memindahkan fokus"
    box.locator("h2").hover()
    desk.wait_for_timeout(600)
    expect(box).to_be_visible()
    desk.mouse.move(5, 790)
    expect(box).to_be_hidden()


def test_other_clicks_stay_those_of_a_link(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    with desk.context.expect_page() as opened:
        _citation(desk).click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/pasal-**")
    desk.wait_for_timeout(600)
    assert _box(desk).count() == 0


def test_a_part_is_shown_with_the_words_that_lead_to_it(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    box = _box(desk)
    desk.evaluate(
        """() => {
          const link = document.querySelector(".ringkasan a.intip-pemicu");
          link.href = new URL("../pasal-65/#huruf-c", location).href;
        }"""
    )
    desk.locator(".ringkasan a.intip-pemicu").first.click()
    expect(box.locator("h2")).to_have_text("Pasal 65 huruf c UU 11/2012")
    expect(box.locator(".konteks")).to_contain_text("Tugas-tugas")
    expect(box.locator(".butir > li")).to_have_count(1)


def test_a_term_means_what_the_law_of_the_page_makes_it_mean(desk: Page, address: str) -> None:
    desk.goto(f"{address}/uu/2012/11/pasal-27/")
    worker = desk.locator("a.intip-pemicu[href$='glosarium/tenaga-kesejahteraan-sosial/']").first
    worker.click()
    box = _box(desk)
    expect(box.locator(".arti-uu")).to_have_count(1)
    expect(box.locator(".arti-uu .asal")).to_contain_text("UU 11/2012")
    expect(box.locator(".lingkup")).to_have_count(0)


def test_a_term_of_another_law_says_where_it_is_defined(desk: Page, address: str) -> None:
    desk.goto(f"{address}/uu/2019/14/pasal-60/")
    desk.locator("a.intip-pemicu[href$='glosarium/tenaga-kesejahteraan-sosial/']").first.click()
    box = _box(desk)
    expect(box.locator(".lingkup")).to_contain_text("tidak mencatat definisi istilah ini dalam UU 14/2019")
    expect(box.locator(".lingkup")).to_contain_text("UU 11/2009")
    expect(box.locator(".arti-uu")).to_have_count(2)


def test_references_inside_are_followed_and_come_back(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    _citation(desk).click()
    box = _box(desk)
    expect(box.locator(".keadaan")).to_be_visible()
    first = box.locator("h2").inner_text()
    inner = box.locator(".intip__isi a[href*='/glosarium/'], .intip__isi a[href*='/pasal-']").first
    inner.click()
    expect(box.locator("h2")).not_to_have_text(first)
    box.get_by_role("button", name="Kembali").click()
    expect(box.locator("h2")).to_have_text(first)
    expect(box.get_by_role("button", name="Kembali")).to_be_hidden()


def test_without_a_connection_it_says_so_and_still_leads_on(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    expect(_citation(desk)).to_have_attribute("aria-haspopup", "dialog")
    desk.context.set_offline(True)
    _citation(desk).click()
    expect(_box(desk).locator("h2")).to_have_text("Isinya tidak dapat dimuat")
    expect(_box(desk).get_by_role("link", name="Buka halaman")).to_be_visible()
    desk.context.set_offline(False)


def test_without_javascript_triggers_are_plain_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PASAL)
    link = page.locator(".ringkasan p a[href*='/pasal-']").first
    assert link.get_attribute("aria-haspopup") is None
    link.click()
    assert "/pasal-" in page.url
    assert page.url != address + PASAL
    context.close()


def test_ids_stay_unique_and_links_inside_lead_to_the_site(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    _citation(desk).click()
    expect(_box(desk).locator(".keadaan")).to_be_visible()
    assert desk.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length === new Set(ids).size }"
    )
    links = _box(desk).locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert all(link.startswith(address) for link in links)
    missing = "() => [...document.querySelectorAll('.kotak use')].filter(u => !document.querySelector(u.getAttribute('href'))).length"
    assert desk.evaluate(missing) == 0


@pytest.mark.parametrize("kind", ["pasal", "istilah"])
def test_accessible_with_the_box_open(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(reduced_motion="reduce", locale="id-ID")
    page = context.new_page()

    def show() -> None:
        page.goto(address + PASAL)
        (_citation(page) if kind == "pasal" else _term(page)).click()
        expect(_box(page)).to_be_focused()

    found = list(inspect(page, USUAL, show))
    context.close()
    assert not found, "\n".join(found)
