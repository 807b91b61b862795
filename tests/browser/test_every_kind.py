"""What holds on every kind of page: nothing refused, nothing asked of others, nothing moved.

Nothing that needs a script to be read; accessible and fitting in any dress.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser import shifts
from tests.browser.test_peek import RULES
from tests.built import Site

pytestmark = pytest.mark.browser

# Every page is asked at every width and in both colours; which width has which colour changes from page to page.
WIDTHS = (360, 768, 1280)
DRESSES = (
    ((360, "light"), (768, "dark"), (1280, "light")),
    ((360, "dark"), (768, "light"), (1280, "dark")),
)
AXE = {**RULES, "resultTypes": ["violations"]}


# Far below what a reader notices (browsers call 0.1 good): a page that comes in pieces may settle by a pixel.
SETTLED = 0.005

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
    page = context.new_page()
    said: list[str] = []
    outside: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda asked: None if asked.url.startswith(f"{address}/") else outside.append(asked.url))
    page.expose_function("refused", lambda what: said.append(f"{page.url}: {what}"))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => refused(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))"
    )
    shifts.watch(page)
    shifted: list[str] = []
    for path in site.kinds():
        page.goto(address + path, wait_until="networkidle")  # leaving earlier aborts requests, which the console reports
        found = shifts.read(page)
        if found.total > SETTLED:
            shifted.append(f"{page.url}: {found}")
    assert said == []
    assert outside == []
    assert not shifted, "\n".join(shifted)
    # The net is whole: what the policy forbids is refused and seen.
    page.evaluate("document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()")
    page.evaluate("fetch('http://127.0.0.2:9/').catch(() => {})")
    for directive in ("script-src-attr", "connect-src"):
        while not any(directive in line.split() for line in said):
            page.wait_for_timeout(50)  # what a page reports arrives after what it was asked
    assert page.evaluate("window.ran") is None
    context.close()


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
        found.extend(_inspect(page, DRESSES[number % len(DRESSES)]))
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
    ("opener", "opened", "dresses"),
    [
        (".menu summary", ".menu nav", ((360, "light"), (768, "dark"))),  # wider, its links stand in the header
        (".pemicu-cari", "#kotak-cari", ((360, "light"), (768, "dark"), (1280, "light"))),
    ],
)
def test_what_the_header_opens_is_accessible_and_fits(
    browser: Browser, address: str, opener: str, opened: str, dresses: Sequence[tuple[int, str]]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/tentang/")
    page.locator(opener).click()
    expect(page.locator(opened)).to_be_visible()
    found = list(_inspect(page, dresses))
    context.close()
    assert not found, "\n".join(found)


def _inspect(page: Page, dresses: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield what the ruler and axe find on a page, which is not loaded again for another dress."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{page.url}: lebih lebar daripada layar {width}"
    page.evaluate(AXE_SCRIPT)
    for width, scheme in dresses:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate("async (rules) => (await axe.run(rules)).violations", AXE):
            for node in violation["nodes"]:
                yield f"{page.url} {width} {scheme}: {violation['id']}: {node['html'][:160]}"
