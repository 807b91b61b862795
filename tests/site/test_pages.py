"""The built pages say what the records say, at the addresses and anchors that are permanent."""

from __future__ import annotations

import pytest
from pustaka import views
from pustaka.addresses import Target, url
from pustaka.library import Library

from tests.built import Site, text_of


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
    texts = {address: text_of(page) for address, page in site.pages.items() if "/pasal-" in address}
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
            assert row.mandate.tindakan in text_of(site.pages[url(target)]), f"{row.id}: {url(target)}"


def test_every_condition_and_exception_stands_on_its_pasal(site: Site, library: Library) -> None:
    for row in views.mandates(library):
        page = text_of(site.pages[url(Target("provision", row.provision.pasal))])
        for part in (*(row.mandate.syarat or "").split("; "), row.mandate.kecuali or ""):
            assert part in page, f"{row.id}: {part}"


def test_a_condition_of_all_mandates_of_a_pasal_is_said_once(site: Site) -> None:
    duties = text_of(site.pages["/uu/2019/14/pasal-42/"].xpath("//*[@class='siapa-harus-apa']")[0])
    assert duties.count("dalam melaksanakan pelayanan Praktik Pekerjaan Sosial") == 1
    assert "Syarat: sesuai dengan kewenangannya" in duties
    assert "Syarat: dalam menjalankan tugas keprofesionalan" in duties


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
            assert "iperiksa" in text_of(page.xpath("//main")[0]), address


def test_what_is_known_of_a_limit_stands_on_its_pasal_and_in_the_list(site: Site, library: Library) -> None:
    listed = text_of(site.pages["/tenggat/"])
    for row in views.deadlines(library):
        own = text_of(site.pages[url(Target("provision", row.provision.pasal))])
        for reading in row.limit.bacaan:
            assert reading.description in own, row.id
            assert reading.description in listed, row.id
        if row.limit.memperpanjang:
            assert "Melanjutkan jangka waktu" in own, row.id
        if row.limit.acara:
            assert f"Hitung tanggalnya dari kejadian: {row.limit.acara.label}" in own, row.id


def test_limits_of_regulations_stand_on_their_page_and_on_the_pasal_they_detail(site: Site, library: Library) -> None:
    listed = text_of(site.pages["/tenggat/"])
    shown = 0
    for id, record in library.records["regulation"].items():
        page = text_of(site.pages[url(Target("regulation", id))])
        for limit in record.tenggat:
            shown += 1
            subject = limit.perihal[0].upper() + limit.perihal[1:]
            assert subject in page, limit.perihal
            assert subject in listed, limit.perihal
            assert limit.ketentuan[0] in page
            for target in library.targets(limit.atas or "", None):
                pasal = text_of(site.pages[url(Target("provision", library.provisions[target.id].pasal))])
                assert f"Dijabarkan {limit.ketentuan[0]}" in pasal, limit.perihal
    assert shown


def test_every_page_with_an_address_has_the_code_of_it(site: Site) -> None:
    for address, page in site.pages.items():
        images = page.xpath("//*[@class='cetak']//img/@src")
        if page.xpath("//link[@rel='canonical']") and page.xpath("//article"):
            assert images == ["qr.svg"], address
            assert site.file(f"{address}qr.svg").stat().st_size < 4_000, address
        else:
            assert not images, address


def test_an_activity_says_what_is_late_and_who_carries_its_mandates(site: Site, library: Library) -> None:
    rows = [row for row in views.deadlines(library) if row.due and row.due < library.per]
    page = site.pages["/peta-jalan/peningkatan-kompetensi/"]
    late = [text_of(item) for item in page.xpath("//h2[@id='tenggat']/following-sibling::ul/li")]
    assert late
    assert all(any(library.cite(row.provision.target) in item for row in rows) for item in late if "Sudah lewat" in item)
    assert page.xpath("//h2[@id='pemikul']/following-sibling::ul//a[contains(@href, '/mandat/')]")
