"""The built site carries the exports: heads of pages, dates of the sitemap, files where their addresses say."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from lxml import etree
from pustaka.addresses import Target, url
from pustaka.library import Library

from tests.built import ORIGIN, Site, internal

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _redirect(page) -> bool:
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def test_every_page_has_its_data_and_its_card(site: Site) -> None:
    for address, page in site.pages.items():
        if address == "/404.html" or _redirect(page):
            continue
        [text] = page.xpath("//script[@type='application/ld+json']/text()")
        graph = json.loads(text)["@graph"]
        [canonical] = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == ORIGIN + address
        assert graph[1]["@id"] == canonical
        card = {tag.get("property"): tag.get("content") for tag in page.xpath("//meta[starts-with(@property, 'og:')]")}
        assert set(card) >= {"og:type", "og:site_name", "og:locale", "og:title", "og:description", "og:url"}
        assert card["og:url"] == canonical
        assert card["og:description"] == page.xpath("//meta[@name='description']/@content")[0]
        assert card["og:title"] in page.findtext(".//title") or address == "/"
        assert graph[1]["name"] == card["og:title"]


def test_other_forms_of_a_page_exist(site: Site) -> None:
    for address, page in site.pages.items():
        for link in page.xpath("//link[contains(@rel, 'alternate')]/@href"):
            found = internal(address, link)
            assert found is not None
            assert site.file(found[0]).is_file(), f"{address}: {link}"


def test_the_sitemap_dates_each_page_by_its_record(site: Site, library: Library) -> None:
    tree = etree.parse(site.folder / "sitemap.xml")
    dates = {
        urlsplit(entry.findtext("s:loc", namespaces=SITEMAP)).path: entry.findtext("s:lastmod", namespaces=SITEMAP)
        for entry in tree.getroot()
    }
    for kind in ("regulation", "organisation", "term", "actor"):
        for id, record in library.records[kind].items():
            assert dates[url(Target(kind, id))] == record.diperiksa
    for law in library.laws.values():
        assert dates[url(Target("provision", law.pasal[0]))] == law.record.diperiksa
    pages = {address for address, page in site.pages.items() if not _redirect(page)} - {"/404.html"}
    assert set(dates) == pages


def test_short_addresses_arrive(site: Site) -> None:
    arrived = 0
    for address, page in site.pages.items():
        if _redirect(page):
            [content] = page.xpath("//meta[@http-equiv='refresh']/@content")
            found = internal(address, content.partition("url=")[2])
            assert found is not None
            assert found[0] in site.pages
            arrived += 1
    assert arrived > 10


def test_no_contact_means_no_security_txt(site: Site) -> None:
    assert not (site.folder / ".well-known").exists()
