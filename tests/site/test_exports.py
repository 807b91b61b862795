"""The built site carries the exports: heads of pages, dates of the sitemap, files where their addresses say."""

from __future__ import annotations

import json
import struct
from urllib.parse import urlsplit

from lxml import etree
from pustaka import history
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


def test_every_page_has_a_picture_of_its_size(site: Site, library: Library) -> None:
    own = set()
    for address, page in site.pages.items():
        if address == "/404.html" or _redirect(page):
            continue
        card = {tag.get("property"): tag.get("content") for tag in page.xpath("//meta[starts-with(@property, 'og:image')]")}
        found = internal(address, card["og:image"])
        assert found is not None
        data = site.file(found[0]).read_bytes()
        assert data.startswith(b"\x89PNG\r\n")
        size = [str(number) for number in struct.unpack(">II", data[16:24])]
        assert size == [card["og:image:width"], card["og:image:height"]] == ["1200", "630"]
        assert card["og:image:alt"].startswith("Pustaka Peksos, ")
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
        if found[0] == f"{address}kartu.png":
            own.add(address)
    kinds = ("law", "activity", "guide")
    assert own == {"/", *(url(Target(kind, id)) for kind in kinds for id in library.records[kind])}


def test_a_question_with_an_answer_is_read_on_its_page(site: Site, library: Library) -> None:
    asked = 0
    for address, page in site.pages.items():
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            for node in json.loads(text)["@graph"]:
                if node["@type"] == "FAQPage":
                    shown = " ".join(page.xpath("//article")[0].text_content().split())
                    for question in node["mainEntity"]:
                        assert question["name"] in shown, address
                        assert question["acceptedAnswer"]["text"] in shown, address
                        asked += 1
    assert 0 < asked <= len(library.records["guide"])


def test_citation_files_are_linked_where_there_are_any(site: Site, library: Library) -> None:
    citable = {url(Target("provision", id)): id for law in library.laws.values() for id in law.pasal}
    citable |= {url(Target(kind, id)): id for kind in ("law", "regulation", "ruling") for id in library.records[kind]}
    citable |= {url(Target("guide", id)): f"panduan/{id}" for id in library.records["guide"]}
    citable |= {url(Target("activity", id)): f"peta-jalan/{id}" for id in library.records["activity"]}
    for address, page in site.pages.items():
        files = [internal(address, link) for link in page.xpath("//p[@class='berkas-kutipan']/a/@href")]
        id = citable.get(address)
        assert files == ([(f"/kutip/{id}.{ending}", "") for ending in ("bib", "ris", "json")] if id else [])
        assert all(found and site.file(found[0]).is_file() for found in files)


def test_corrections_stand_on_their_page_and_on_the_record_s(site: Site, library: Library) -> None:
    every = " ".join(site.pages["/tentang/koreksi/"].xpath("//article")[0].text_content().split())
    entries = history.entries(library)
    assert entries
    for entry in entries:
        address = url(entry.target)
        own = site.pages[address].xpath(f"//li[@id='riwayat-{entry.number}']")
        assert len(own) == 1, entry.id
        said = " ".join(own[0].text_content().split())
        for text in (entry.change.isi, entry.change.alasan):
            assert text in every
            assert text in said
        assert f"{library.cite(entry.target)}: {entry.change.jenis.label}." in every


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
