"""The built pages say what the records say, at the addresses and anchors that are permanent."""

from __future__ import annotations

import pytest
from pustaka import views
from pustaka.addresses import Target, url
from pustaka.library import Library

from tests.built import Site


def _text(element) -> str:
    return " ".join(element.text_content().split())


def test_every_pasal_has_its_page_and_every_part_its_anchor(site: Site, library: Library) -> None:
    missing = []
    for id in library.provisions:
        address, _, mark = url(Target("provision", id)).partition("#")
        if mark not in (site.ids.get(address, frozenset()) | {""}) or address not in site.pages:
            missing.append(id)
    assert not missing


def test_every_record_has_its_page(site: Site, library: Library) -> None:
    missing = [
        url(Target(kind, id))
        for kind, records in library.records.items()
        if kind != "words"  # the words of search are no page
        for id in records
        if url(Target(kind, id)).partition("#")[0] not in site.pages
    ]
    assert not missing


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/mandat/",
        "/tenggat/",
        "/delegasi/",
        "/peta-jalan/",
        "/organisasi/",
        "/glosarium/",
        "/linimasa/",
        "/tentang/",
    ],
)
def test_section_pages_stand_at_their_permanent_address(site: Site, address: str) -> None:
    assert address in site.pages


def test_every_summary_stands_on_its_page(site: Site, library: Library) -> None:
    texts = {address: _text(page) for address, page in site.pages.items() if "/pasal-" in address}
    missing = [
        provision.id
        for provision in library.provisions.values()
        if provision.record.ringkasan
        and provision.record.ringkasan not in texts[url(Target("provision", provision.pasal))]
    ]
    assert not missing


def test_every_mandate_stands_on_its_pasal_and_on_its_actor(site: Site, library: Library) -> None:
    for row in views.mandates(library):
        pages = [
            Target("provision", row.provision.pasal),
            *(Target("actor", actor) for actor in row.mandate.pelaku),
        ]
        for target in pages:
            assert row.mandate.tindakan in _text(site.pages[url(target)]), f"{row.id}: {url(target)}"


def test_every_page_has_one_title_one_main_heading_and_a_description(site: Site) -> None:
    titles: dict[str, str] = {}
    for address, page in site.pages.items():
        title = page.findtext(".//title")
        assert title not in (None, *titles), f"{address}: judul sama dengan {titles.get(title)}"
        titles[title] = address
        assert len(page.xpath("//h1")) == 1, address
        assert page.xpath("//html/@lang") == ["id"], address
        if address != "/404.html":
            assert page.xpath("//meta[@name='description']/@content"), address


def test_pages_of_pasal_say_when_they_were_checked(site: Site) -> None:
    for address, page in site.pages.items():
        if "/pasal-" in address:
            assert "iperiksa" in _text(page.xpath("//main")[0]), address
