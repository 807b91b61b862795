"""Every link of the built site leads somewhere, every page is linked, nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

from tests.built import Site, internal

# What a browser fetches by itself when it shows a page.
FETCHED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src | //object/@data "
    "| //link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='preconnect' or @rel='dns-prefetch' "
    "or @rel='manifest' or @rel='modulepreload']/@href | //use/@href"
)


def _links(page: lxml.html.HtmlElement) -> Iterator[str]:
    for link in page.xpath("//a/@href"):
        if urlsplit(link).scheme not in ("mailto", "tel"):
            yield link


def test_every_internal_link_and_anchor_exists(site: Site) -> None:
    broken = []
    for address, page in site.pages.items():
        for link in _links(page):
            found = internal(address, link)
            if found is None:
                continue
            path, fragment = found
            if not site.file(path).is_file():
                broken.append(f"{address}: {link}")
            elif fragment and fragment not in site.ids.get(path, frozenset()):
                broken.append(f"{address}: {link} (tanpa jangkar)")
    assert not broken, "\n".join(broken[:40])


def test_links_are_only_http_or_internal(site: Site) -> None:
    schemes = {urlsplit(link).scheme for page in site.pages.values() for link in page.xpath("//a/@href")}
    assert schemes <= {"", "http", "https", "mailto"}


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    reached, pending = {"/"}, ["/"]
    while pending:
        address = pending.pop()
        for link in _links(site.pages[address]):
            found = internal(address, link)
            if found and found[0] in site.pages and found[0] not in reached:
                reached.add(found[0])
                pending.append(found[0])
    # Short addresses are for typing; what they lead to is linked.
    short = {address for address, page in site.pages.items() if page.xpath("//meta[@http-equiv='refresh']")}
    assert sorted(set(site.pages) - reached - short - {"/404.html"}) == []


def test_nothing_is_fetched_from_another_host(site: Site) -> None:
    outside = [
        f"{address}: {link}"
        for address, page in site.pages.items()
        for link in page.xpath(FETCHED)
        if internal(address, link) is None and not link.startswith("data:")
    ]
    assert not outside, "\n".join(outside[:20])


def test_style_sheets_fetch_nothing_from_another_host(site: Site) -> None:
    for sheet in site.folder.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text, sheet.name
        for piece in text.split("url(")[1:]:
            assert not piece.strip("'\" ").startswith(("http:", "https:", "//")), f"{sheet.name}: {piece[:60]}"


def test_ids_are_unique_on_every_page(site: Site) -> None:
    for address, page in site.pages.items():
        ids = page.xpath("//@id")
        repeated = {id for id in ids if ids.count(id) > 1}
        assert not repeated, f"{address}: {repeated}"
