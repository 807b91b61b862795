"""The helper that asks axe finds what it is asked for: in every dress, on one element of each look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import USUAL, inspect, violations

pytestmark = pytest.mark.browser

# A sound page: rows that look alike, then one that does not; a button that only a wide screen shows.
PAGE = """
<!doctype html><html lang="id"><title>Contoh</title>
<meta name="viewport" content="width=device-width">
<style>
  body { background: #fff; color: #111 } a { color: #00c }
  td { padding: 1rem }
  .kecil { display: inline-block; width: 24px; height: 24px } .lebar { display: none }
  @media (width >= 1000px) { .lebar { display: block } }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } }
</style>
<main><h1>Contoh</h1>
<table><tr><th scope="col">Pasal<tr><td>satu<tr><td>dua<tr><td class="lain">tiga</table>
<label>Nama <input id="nama"></label>
<p><button class="kecil" aria-label="satu"></button><button class="kecil" aria-label="dua"></button></p>
<p class="lebar"><button class="jauh">Buka</button></p>
</main>
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield the sound page."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.set_content(PAGE)
    yield page
    context.close()


def _plant(page: Page, style: str) -> None:
    page.add_style_tag(content=style)


def _found(page: Page) -> set[tuple[str, str, str]]:
    said = (line.removeprefix(f"{page.url} ").split(": ")[0:2] for line in inspect(page, USUAL))
    return {(*dress.split(), rule) for dress, rule in said if dress[0].isdigit()}


def test_a_sound_page_is_found_sound(page: Page) -> None:
    assert list(inspect(page, USUAL)) == []


def test_pale_words_are_found_in_the_colour_they_are_pale_in(page: Page) -> None:
    _plant(page, "@media (prefers-color-scheme: dark) { .lain { color: #333 } }")
    assert _found(page) == {("768", "dark", "color-contrast")}


def test_pale_words_are_found_at_the_width_they_are_pale_at(page: Page) -> None:
    _plant(page, "@media (width >= 1000px) { .lain { color: #ddd } }")
    assert _found(page) == {("1280", "light", "color-contrast")}


def test_one_row_that_is_pale_by_its_place_is_found(page: Page) -> None:
    _plant(page, "@media (width >= 700px) { tr:nth-child(3) { background: #777 } }")
    assert _found(page) == {("768", "dark", "color-contrast"), ("1280", "light", "color-contrast")}


def test_pale_words_in_a_field_are_found(page: Page) -> None:
    _plant(page, "@media (width >= 1000px) { input { color: #ddd; background: #fff } }")
    page.fill("#nama", "Ani")
    assert _found(page) == {("1280", "light", "color-contrast")}


def test_what_is_pale_is_found_once_of_each_look(page: Page) -> None:
    _plant(page, "td { color: #ddd }")
    assert [found.split(":")[0] for found in violations(page)] == ["color-contrast"] * 2
    assert page.locator("[data-rupa]").count() == 0


def test_links_that_words_around_them_hide_are_found_once_of_each_look(page: Page) -> None:
    _plant(page, "a { text-decoration: none; color: #222 } p.lain a { color: #333 }")
    page.locator("main").evaluate(
        "main => { for (const kind of ['', '', 'lain'])"
        " main.insertAdjacentHTML('beforeend', `<p class='${kind}'>Lihat <a href='#'>pasal ini</a> lebih dahulu.`) }"
    )
    assert [found.split(":")[0] for found in violations(page)] == ["link-in-text-block"] * 2


def test_a_field_without_a_label_is_found_in_every_dress(page: Page) -> None:
    page.locator("label").evaluate("label => label.replaceWith(...label.childNodes)")
    assert _found(page) == {(str(width), scheme, "label") for width, scheme in USUAL}


def test_a_button_without_a_name_is_found_where_it_is_shown(page: Page) -> None:
    page.locator(".jauh").evaluate("button => { button.textContent = ''; }")
    assert _found(page) == {("1280", "light", "button-name")}


def test_targets_that_are_too_small_are_found(page: Page) -> None:
    _plant(page, "@media (width >= 1000px) { .kecil { width: 12px; height: 12px; padding: 0 } }")
    assert _found(page) == {("1280", "light", "target-size")}


def test_what_is_wider_than_the_screen_is_told(page: Page) -> None:
    _plant(page, "h1 { width: 900px }")
    assert [line for line in inspect(page, USUAL) if "lebih lebar" in line] == [
        f"{page.url}: lebih lebar daripada layar {width}" for width in (360, 768)
    ]
