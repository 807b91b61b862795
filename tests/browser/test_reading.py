"""A reader's way through the built site in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_worker_searches_and_lands_on_the_ayat(phone: Page, address: str) -> None:
    phone.goto(address)
    field = phone.locator("#cari-q")
    field.fill("wajib memiliki STR")
    field.press("Enter")
    phone.wait_for_url("**/cari/?q=wajib+memiliki+STR")
    result = phone.locator("a.hasil-cari").first
    expect(result).to_contain_text("Pasal 28 ayat (1) UU 14/2019")
    result.click()
    phone.wait_for_url("**/uu/2019/14/pasal-28/**")
    expect(phone.locator("#ayat-1")).to_be_in_viewport()
    assert phone.evaluate("location.hash") == "#ayat-1"


def test_a_pasal_reads_without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/uu/2019/14/pasal-28/#ayat-1")
    expect(page.locator("#ayat-1")).to_be_visible()
    expect(page.get_by_role("link", name="Pasal 29").first).to_be_visible()
    context.close()
