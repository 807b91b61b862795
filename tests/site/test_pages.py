"""The built pages say what the records say, at the addresses and anchors that are permanent."""

from __future__ import annotations

import pytest
from pustaka import views
from pustaka.addresses import Target, url
from pustaka.library import Library

from tests.built import Site, internal, text_of


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


def _ways(site: Site) -> dict[str, str]:
    found = {}
    for way in site.pages["/"].xpath("//section[@class='ingin']//a"):
        address = internal("/", way.get("href"))
        assert address is not None
        found[text_of(way.xpath(".//*[@class='mau']")[0])] = address[0]
    return found


def test_home_leads_those_in_a_hurry_to_what_they_need(site: Site) -> None:
    ways = _ways(site)
    assert ways["menangani anak yang berhadapan dengan hukum"] == "/tahap/"
    assert ways["menghitung tenggat perkara anak"] == "/tenggat/hitung/"
    assert ways["mengurus STR"] == "/panduan/mengurus-str/"
    assert ways["mengurus SIPPS"] == "/panduan/praktik-mandiri-sipps/"
    assert ways["membantu keluarga miskin yang belum terdata"] == "/panduan/keluarga-miskin-belum-terdata/"
    assert len(ways) % 3 == 0, "pada layar lebar tiga kolom"


def test_a_step_begins_with_who_does_it_and_says_it_once(site: Site, library: Library) -> None:
    for id, record in library.records["guide"].items():
        items = site.pages[url(Target("guide", id))].xpath("//ol[@class='langkah']/li")
        steps = (*record.langkah, *record.bila_gagal)
        for item, step in zip(items, steps, strict=True):
            said = text_of(item)
            if step.pelaku:
                assert said.startswith(library.records["actor"][step.pelaku[0]].nama), f"{id}: {said[:80]}"
                assert "Oleh " not in said.rpartition("Menurut ")[0][-40:], id
            else:
                assert said.startswith(step.langkah[:40]), f"{id}: {said[:80]}"


def test_guides_of_a_child_s_case_lead_to_its_stages_and_its_calculator(site: Site) -> None:
    links = {
        address: {found[0] for link in site.pages[address].xpath("//article//header//@href") if (found := internal(address, link))}
        for address in ("/panduan/anak-ditangkap-malam/", "/panduan/mengurus-str/", "/uu/2012/11/", "/uu/2019/14/")
    }
    assert links["/panduan/anak-ditangkap-malam/"] >= {"/tahap/", "/tahap/penyidikan/", "/tenggat/hitung/"}
    assert "/tahap/reintegrasi/" not in links["/panduan/anak-ditangkap-malam/"]
    assert links["/uu/2012/11/"] >= {"/tahap/", "/tenggat/hitung/", "/panduan/anak-ditangkap-malam/"}
    for address in ("/panduan/mengurus-str/", "/uu/2019/14/"):
        assert not links[address] & {"/tahap/", "/tenggat/hitung/"}, address
    assert "/panduan/mengurus-str/" in links["/uu/2019/14/"]


def test_the_index_of_guides_begins_with_its_situations(site: Site, library: Library) -> None:
    page = site.pages["/panduan/"]
    marks = [link.lstrip("#") for link in page.xpath("//ul[@class='isi-halaman']//a/@href")]
    assert marks == page.xpath("//article//h2/@id")
    assert marks[0] == "perkara-anak"
    entries = [internal("/panduan/", link) for link in page.xpath("//ul[@class='rujukan']/li/a/@href")]
    assert sorted(entry[0] for entry in entries if entry) == sorted(
        url(Target("guide", id)) for id in library.records["guide"]
    )


def test_the_way_to_the_next_pasal_comes_before_the_tree(site: Site) -> None:
    [box] = site.pages["/uu/2019/14/pasal-37/"].xpath("//div[contains(@class, 'pasal')]")
    kinds = [child.get("class") for child in box]
    assert kinds.index("lompat") < kinds.index("pohon") < kinds.index("kaki")


def test_what_another_pasal_of_the_bagian_ordered_is_named(site: Site) -> None:
    rules = text_of(site.pages["/uu/2019/14/pasal-37/"].xpath("//section[@class='pelaksana']")[0])
    assert "Aturan pelaksana bagian ini: Permensos 17/2020" in rules
    assert "diperintahkan Pasal 40 tentang izin praktik" in rules
    # Its own delegation is said once, and where several pasal order rules none is of the whole bagian.
    for address in ("/uu/2019/14/pasal-40/", "/uu/2012/11/pasal-20/"):
        assert "bagian ini" not in " ".join(map(text_of, site.pages[address].xpath("//section[@class='pelaksana']")))


def test_what_is_said_of_several_changes_is_said_once(site: Site) -> None:
    for address in ("/uu/2012/11/", "/uu/2009/11/"):
        lines = site.pages[address].xpath("//h2[@id='perubahan']/following-sibling::ul[1]/li")
        said = [text_of(line).partition(": ")[2] for line in lines]
        assert said
        assert len(set(said)) == len(said), address


def test_an_activity_names_its_parts_and_the_rules_it_waits_for(site: Site, library: Library) -> None:
    for id in library.records["activity"]:
        page = site.pages[url(Target("activity", id))]
        marks = [link.lstrip("#") for link in page.xpath("//header/p[@class='lompatan']/a/@href")]
        assert marks == page.xpath("//article//h2[not(ancestor::footer)]/@id"), id
        ordered = [text_of(link) for link in page.xpath("//h2[@id='perintah']/following-sibling::ul/li/a[1]")]
        assert len(set(ordered)) == len(ordered), id
