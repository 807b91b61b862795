"""Pictures, comparisons and the filter of a law as readers meet them: keys, letters, and no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_links_in_pictures_are_reached_by_keys(phone: Page, address: str) -> None:
    phone.goto(f"{address}/linimasa/")
    decade = phone.get_by_role("link", name="2010-an:")
    decade.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#tahun-2010")).to_be_in_viewport()
    phone.goto(f"{address}/peta-jalan/")
    phone.locator(".gambar--peta a:visible").first.focus()  # of its two forms, the one for phones
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/uu/**")


def test_the_filter_narrows_the_list_and_gives_it_back(phone: Page, address: str) -> None:
    phone.goto(f"{address}/uu/2019/14/")
    entries = phone.locator(".pasal-daftar > li")
    said = phone.locator("#saring-hasil")
    expect(said).to_have_text("69 pasal")
    field = phone.get_by_label("Saring pasal")
    field.fill("pasal 6")
    expect(said).to_have_text("11 dari 69 pasal")
    assert entries.locator("visible=true").count() == 11
    field.fill("izin")
    assert all("izin" in words.lower() for words in entries.locator("visible=true").all_inner_texts())
    field.fill("tidak mungkin ada")
    expect(said).to_contain_text("Coba kata lain")
    assert phone.locator(".isi-undang-undang .bab:visible").count() == 0
    field.press("Escape")
    assert entries.locator("visible=true").count() == 69


def test_without_javascript_every_pasal_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/uu/2019/14/")
    assert page.locator(".pasal-daftar > li:visible").count() == 69
    expect(page.locator("#saring")).to_be_hidden()
    context.close()
