"""Take the pictures of README.md from a built site: `screenshots.py SITE` writes them, each of a stated size.

They show the light scheme, whatever the machine prefers. Type is drawn by the machine's own fonts, so two machines give
pictures of one size and one subject, not of the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from looking import open_browser, serve
from playwright.sync_api import Browser, Page, ViewportSize

FOLDER = Path(__file__).resolve().parent.parent / ".github/pictures"
MAX_BYTES = 150_000
# The calculator says which limits have passed: an hour after the arrest that is entered there.
NOW = "2026-11-26T23:15:00+07:00"


def _keep(_: Page) -> None:
    """Show a page as it opens."""


def _count(page: Page) -> None:
    page.fill("#penangkapan-tanggal", "2026-11-26")
    page.fill("#penangkapan-jam", "22:15")
    page.locator("#judul-hasil").evaluate("heading => heading.scrollIntoView()")


def _find(page: Page) -> None:
    page.locator("#saringan").wait_for()
    page.locator("#temuan").evaluate("table => window.scrollTo(0, table.getBoundingClientRect().top - 322)")


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page it shows, width and height in CSS pixels, what is done on the page first."""

    name: str
    address: str
    width: int
    height: int
    prepare: Callable[[Page], None] = _keep


PICTURES = (
    Picture("home.png", "/", 960, 800),
    Picture("pasal.png", "/uu/2019/14/pasal-28/", 360, 740),
    Picture("finder.png", "/mandat/?pelaku=pekerja-sosial&sifat=wajib", 960, 800, _find),
    Picture("calculator.png", "/tenggat/hitung/", 360, 740, _count),
)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture of the site served at an address into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        size = ViewportSize(width=picture.width, height=picture.height)
        context = browser.new_context(
            viewport=size, locale="id-ID", timezone_id="Asia/Jakarta", color_scheme="light", reduced_motion="reduce"
        )
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(address + picture.address, wait_until="networkidle")
        picture.prepare(page)
        page.screenshot(path=folder / picture.name)
        context.close()


def main() -> None:
    """Take the pictures of the site whose folder is the only argument."""
    with serve(Path(sys.argv[1])) as address, open_browser() as browser:
        take(browser, address, FOLDER)
    print(f"{len(PICTURES)} gambar ditulis ke {FOLDER.name}/")


if __name__ == "__main__":
    main()
