"""What holds on every kind of page: nothing refused, nothing asked of others, nothing moved.

Nothing that needs a script to be read; accessible and fitting in any dress.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import shifts
from tests.browser.accessibility import OTHERS, USUAL, inspect
from tests.built import Site

pytestmark = pytest.mark.browser

# Far below what a reader notices (browsers call 0.1 good): a page that comes in pieces may settle by a pixel.
SETTLED = 0.005

# Pages that fall quiet beside each other: to be sure of it a browser waits half a second for each.
TOGETHER = 8

# What a reader without scripts would miss, or press in vain; two parts are for paper alone.
_LOST = """
[...document.querySelectorAll("#isi :is(h1, h2, h3, h4, p, li, dd, tr)")]
  .filter((part) => part.textContent.trim() && !part.closest("form, details:not([open]), [hidden], .perlu-skrip, .cetak, .latih-nama") && !part.checkVisibility())
  .concat([...document.querySelectorAll("button, select, input, textarea")]
    .filter((control) => control.checkVisibility() && !control.closest("form[action]")))
  .map((lost) => lost.outerHTML.slice(0, 120))
"""


def test_nothing_is_refused_leaves_the_site_or_moves(browser: Browser, site: Site, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    said: list[str] = []
    outside: list[str] = []
    context.on("console", lambda message: said.append(_of(message.page, message.text)) if message.type == "error" else None)
    context.on("weberror", lambda error: said.append(_of(error.page, error.error)))
    context.on("request", lambda asked: None if asked.url.startswith(f"{address}/") else outside.append(asked.url))
    context.expose_binding("refused", lambda source, what: said.append(_of(source["page"], what)))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => refused(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))"
    )
    shifts.watch(context)
    shifted: list[str] = []
    pages = [context.new_page() for _ in range(TOGETHER)]
    kinds = site.kinds()
    for start in range(0, len(kinds), TOGETHER):
        shown = list(zip(pages, kinds[start : start + TOGETHER], strict=False))
        for page, path in shown:
            page.goto(address + path)
        for page, _ in shown:
            page.wait_for_load_state("networkidle")  # leaving earlier aborts requests, which the console reports
            found = shifts.read(page)
            if found.total > SETTLED:
                shifted.append(f"{page.url}: {found}")
    assert said == []
    assert outside == []
    assert not shifted, "\n".join(shifted)
    # The net is whole: what the policy forbids is refused and seen.
    page = pages[0]
    page.evaluate("document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()")
    page.evaluate("fetch('http://127.0.0.2:9/').catch(() => {})")
    for directive in ("script-src-attr", "connect-src"):
        for _ in range(600):
            if any(directive in line.split() for line in said):
                break
            page.wait_for_timeout(50)  # what a page reports arrives after what it was asked
        else:
            pytest.fail(f"{directive} tidak dilaporkan: {said}")
    assert page.evaluate("window.ran") is None
    context.close()


def _of(page: Page | None, what: object) -> str:
    return f"{page.url if page else ''}: {what}"


@pytest.mark.parametrize("half", [0, 1])  # so that two cores share what takes longest of all
def test_every_kind_is_accessible_and_fits_in_both_colours_at_three_widths(
    browser: Browser, site: Site, address: str, half: int
) -> None:
    # Without motion, or axe would see links halfway from one colour to the other.
    context = browser.new_context(locale="id-ID", reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    # Short addresses lead on at once.
    asked = [path for path in site.kinds(min) if site.pages[path].xpath("//article")]
    for number, path in enumerate(asked[half::2]):
        page.goto(address + path)
        # Which width has which colour changes from page to page.
        found.extend(inspect(page, OTHERS if number % 2 else USUAL))
    context.close()
    assert not found, "\n".join(found)


def test_every_kind_is_read_without_scripts(browser: Browser, site: Site, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    lost: list[str] = []
    for path in site.kinds():
        if not site.pages[path].xpath("//article"):
            continue
        page.goto(address + path)
        lost.extend(f"{page.url}: {part}" for part in page.evaluate(_LOST))
    context.close()
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize(
    ("opener", "opened"),
    [
        (".menu summary", ".menu nav"),
        (".pemicu-cari", "#kotak-cari"),
    ],
)
def test_what_the_header_opens_is_accessible_and_fits(
    browser: Browser, address: str, opener: str, opened: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/tentang/")
    page.locator(opener).click()
    expect(page.locator(opened)).to_be_visible()
    found = list(inspect(page, USUAL))
    context.close()
    assert not found, "\n".join(found)
