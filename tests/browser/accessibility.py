"""Accessibility of a page as it stands: axe's rules and the ruler, in one dress after another.

A dress is a width and the colours of the device. Contrast, of words and of links among them, is what takes longest, and
in a table of hundreds of rows it is the same question again and again; so it is asked once of each look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

Dress = tuple[int, str]

# Every width, and either colour, in three.
USUAL: Sequence[Dress] = ((360, "light"), (768, "dark"), (1280, "light"))
OTHERS: Sequence[Dress] = ((360, "dark"), (768, "light"), (1280, "dark"))

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# A look is all that contrast is reckoned from, of the element and of everything around it.
_AXE = """
async (options) => {
  const looks = new Map();
  const look = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const own = [
        style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode,
        style.fontSize, style.fontWeight, style.textShadow, style.position, style.zIndex, style.float, style.transform,
        style.textDecorationLine,
      ];
      looks.set(element, `${look(element.parentElement)} ${element.localName}.${element.className} ${own}`);
    }
    return looks.get(element);
  };
  const chosen = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    const said = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const shown = element.checkVisibility() && (said || element.matches("input, select, textarea"));
    if (shown && !chosen.has(look(element))) chosen.set(look(element), element);
  }
  for (const element of chosen.values()) element.dataset.rupa = "";
  axe.configure({
    rules: [
      { id: "color-contrast", selector: "[data-rupa]" },
      { id: "link-in-text-block", selector: "a[href][data-rupa]" },
    ],
  });
  const { violations } = await axe.run(options);
  for (const element of chosen.values()) delete element.dataset.rupa;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
"""


def violations(page: Page) -> list[str]:
    """Return what axe finds on a page, `rule: element`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_AXE, _OPTIONS)
    return found


def inspect(page: Page, dresses: Sequence[Dress], show: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Yield what is wrong with a page in any of the dresses; `show` brings it about anew in each of them.

    Whoever calls it has a page without motion, or axe would see links halfway from one colour to the other.
    """
    for width, scheme in dresses:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        show()
        page.evaluate("scrollTo(0, 0)")  # or axe takes what the header lies over for too small
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{page.url}: lebih lebar daripada layar {width}"
        for found in violations(page):
            yield f"{page.url} {width} {scheme}: {found}"
