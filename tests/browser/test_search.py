"""The search box and the results page in a real browser: keyboard, bad input, no scripts, every width and scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.browser.accessibility import USUAL, inspect
from tests.lending import Lender

pytestmark = pytest.mark.browser

PASAL = "/uu/2019/14/pasal-28/"
INDEX = "/cari/indeks/"


@pytest.fixture
def desk(lender: Lender, address: str) -> Iterator[Page]:
    """Yield a page of a wide screen that remembers its requests and fails the test on any script error."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    with lender.page(address, viewport={"width": 1280, "height": 860}) as page:
        page.on("pageerror", note)
        yield page
        page.remove_listener("pageerror", note)
    assert errors == []


def _dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Pencarian")


def _field(page: Page) -> Locator:
    return _dialog(page).get_by_role("searchbox")


def _open(page: Page, address: str, words: str = "") -> None:
    page.goto(address + PASAL)
    page.keyboard.press("/")
    expect(_field(page)).to_be_focused()
    page.keyboard.type(words)


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_the_box_and_escape_returns_to_the_page(desk: Page, address: str, keys: str) -> None:
    desk.goto(address + PASAL)
    link = desk.get_by_role("link", name="Pasal 29").first
    link.focus()
    desk.keyboard.press(keys)
    expect(_field(desk)).to_be_focused()
    desk.keyboard.press("Escape")
    expect(_dialog(desk)).to_be_hidden()
    expect(link).to_be_focused()


def test_escape_closes_the_box_whatever_is_typed(desk: Page, address: str) -> None:
    _open(desk, address, "diversi")
    expect(_dialog(desk).locator(".hasil-cari").first).to_be_visible()
    desk.keyboard.press("Escape")
    expect(_dialog(desk)).to_be_hidden()


def test_a_slash_in_a_field_is_only_a_slash(desk: Page, address: str) -> None:
    desk.goto(address)
    field = desk.locator("#cari-q")
    field.click()
    desk.keyboard.type("uu 14/2019")
    expect(field).to_have_value("uu 14/2019")
    expect(_dialog(desk)).to_be_hidden()


def test_nothing_of_the_index_is_fetched_before_the_box_is_used(desk: Page, address: str) -> None:
    desk.goto(address + PASAL, wait_until="networkidle")
    assert [url for url in desk.requested if INDEX in url or "cari-mesin" in url] == []
    desk.keyboard.press("/")
    desk.keyboard.type("wajib STR")
    expect(_dialog(desk).locator(".hasil-cari").first).to_be_visible()
    assert any(INDEX in url for url in desk.requested)


def test_results_come_while_typing_and_lead_to_the_ayat(desk: Page, address: str) -> None:
    _open(desk, address, "wajib memiliki STR")
    first = _dialog(desk).locator(".hasil-cari").first
    expect(first).to_contain_text("Pasal 28 ayat (1) UU 14/2019")
    expect(first).to_contain_text("Ketentuan")
    expect(first.locator(".keadaan-hasil")).to_have_count(0)
    expect(first.locator(".kutipan mark").first).to_be_visible()
    expect(_dialog(desk).get_by_role("status")).to_contain_text("hasil")
    desk.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/pasal-28/#ayat-1")
    expect(_dialog(desk)).to_be_hidden()


def test_arrows_walk_the_results_and_letters_go_back_to_the_field(desk: Page, address: str) -> None:
    _open(desk, address, "diversi ")
    links = _dialog(desk).locator(".isi-kotak a")
    expect(_dialog(desk).locator(".hasil-cari").nth(2)).to_be_visible()
    for press, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        desk.keyboard.press(press)
        expect(links.nth(place)).to_be_focused()
    desk.keyboard.press("ArrowUp")
    expect(_field(desk)).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.type("anak")
    expect(_field(desk)).to_have_value("diversi anak")


def test_one_pasal_is_one_result(desk: Page, address: str) -> None:
    desk.goto(address)
    found = desk.evaluate("window.pustaka.search('penahanan anak', { limit: 20 })")
    pages = [result["url"].split("#")[0] for result in found]
    assert len(pages) == len(set(pages))
    assert set(found[0]) == {"url", "title", "kind", "sitasi", "excerpt", "score"}
    assert found[0]["url"].startswith("/uu/2012/11/pasal-")


def test_the_callable_search_takes_kind_law_and_limit(desk: Page, address: str) -> None:
    desk.goto(address + PASAL)
    script = "(options) => window.pustaka.search('rehabilitasi sosial', options)"
    law = desk.evaluate(script, {"law": "uu-2009-11", "limit": 3})
    assert len(law) == 3
    assert all(result["url"].startswith("/uu/2009/11/") for result in law)
    terms = desk.evaluate(script, {"kind": "istilah", "limit": 2})
    assert terms[0]["url"] == "/glosarium/rehabilitasi-sosial/"
    mandates = desk.evaluate("window.pustaka.search('memiliki STR', { kind: 'mandat', limit: 1 })")
    assert (mandates[0]["kind"], mandates[0]["url"]) == ("mandat", "/uu/2019/14/pasal-28/#ayat-1")


# What is asked, the kind chosen, and what the first result of that kind is called, cites and leads to.
KINDS = [
    ("mencabut izin praktik", "ketentuan", "Ketentuan", "UU 14/2019", "/uu/2019/14/pasal-"),
    ("memiliki STR", "mandat", "mandat", "Pasal 28 ayat (1) UU 14/2019", "/uu/2019/14/pasal-28/#ayat-1"),
    ("kesejahteraan sosial", "undang-undang", "Undang-undang", "UU 11/2009", "/uu/2009/11/"),
    ("rehabilitasi sosial", "istilah", "Istilah", "Istilah", "/glosarium/rehabilitasi-sosial/"),
    ("hakim", "pelaku", "Pelaku", "Mandat pelaku", "/mandat/hakim/"),
    ("konsorsium pekerjaan sosial", "organisasi", "Organisasi", "KPSI", "/organisasi/kpsi/"),
    ("reformasi hukum", "kegiatan", "Peta jalan", "kegiatan", "/peta-jalan/reformasi-hukum/"),
    ("PMKS menjadi PPKS", "peristiwa", "Peristiwa", "", "/linimasa/2019-pmks-menjadi-ppks/"),
    ("lembaga pemasyarakatan", "peraturan", "Peraturan", "UU 22/2022", "/peraturan/uu-2022-22/"),
    ("identitas anak dalam pemberitaan", "putusan", "Putusan", "Putusan", "/putusan/"),
    ("jadi pekerja sosial lewat RPL", "panduan", "Panduan", "Panduan", "/panduan/menjadi-pekerja-sosial-lewat-rpl/"),
    ("beda pekerja sosial dan relawan sosial", "perbandingan", "Perbandingan", "", "/bandingkan/pelaku/"),
    ("upaya diversi", "tugas-serupa", "Tugas serupa", "Terbagi", "/mandat/tumpang-tindih/#upaya-diversi"),
    ("hitung tenggat penahanan anak", "halaman", "Halaman", "/tenggat/hitung/", "/tenggat/hitung/"),
]


def test_every_kind_is_found_and_called_so(desk: Page, address: str) -> None:
    desk.goto(f"{address}/cari/")
    expect(desk.get_by_label("Jenis")).to_be_visible()
    first = desk.locator(".hasil-cari").first
    for words, kind, label, citation, url in KINDS:
        desk.get_by_role("searchbox").fill(f"jenis:{kind} {words}")
        expect(desk.locator(f'.hasil-cari[href^="{url}"]').first).to_be_visible()
        expect(first).to_have_attribute("href", re.compile(f"^{re.escape(url)}"))
        expect(first.locator(".asal")).to_contain_text(label, ignore_case=True)
        expect(first.locator(".sitasi")).to_contain_text(citation)
        assert first.locator(".asal").inner_text().casefold().count(label.casefold()) == 1
        expect(first.locator("mark").first).to_be_visible()


def test_a_time_limit_in_question_leads_to_the_calculator(desk: Page, address: str) -> None:
    _open(desk, address, "hitung tenggat penahanan anak")
    first = _dialog(desk).locator(".hasil-cari").first
    expect(first).to_have_attribute("href", "/tenggat/hitung/")


def test_a_query_in_the_address_opens_the_box_on_any_page(desk: Page, address: str) -> None:
    desk.goto(f"{address}{PASAL}?q=apa+itu+LPKS")
    expect(_field(desk)).to_have_value("apa itu LPKS")
    expect(_dialog(desk).locator(".hasil-cari").first).to_contain_text("Pasal 1 angka 22 UU 11/2012")


def test_a_slip_is_mended_and_said(desk: Page, address: str) -> None:
    _open(desk, address, "rehabilitsi sosial ")
    expect(_dialog(desk).locator(".catatan-cari").first).to_contain_text("Mungkin maksud Anda: rehabilitasi sosial")
    expect(_dialog(desk).locator(".hasil-cari").first).to_contain_text("Rehabilitasi")


def test_recent_queries_stay_on_the_device_until_they_are_forgotten(desk: Page, address: str) -> None:
    _open(desk, address, "syarat STR")
    expect(_dialog(desk).locator(".hasil-cari").first).to_contain_text("Pasal 29")
    _dialog(desk).locator(".hasil-cari").first.click()
    desk.wait_for_url("**/pasal-29/**")
    desk.keyboard.press("Control+k")
    expect(_dialog(desk).get_by_text("Terakhir dicari di perangkat ini")).to_be_visible()
    expect(_dialog(desk).get_by_role("link", name="syarat STR").first).to_be_visible()
    _dialog(desk).get_by_role("button", name="Hapus riwayat").click()
    expect(_dialog(desk).get_by_text("Terakhir dicari di perangkat ini")).to_be_hidden()
    assert desk.evaluate("localStorage.getItem('pustaka:kueri')") is None
    assert [url for url in desk.requested if not url.startswith((address, "data:", "blob:"))] == []


BAD = {
    "empty": "   ",
    "one letter": "x",
    "ten thousand letters": "a" * 10_000,
    "long sentence": "anak pekerja sosial " * 500,
    "punctuation": "!?()[]{}*^$.|\\/~",
    "markup": "<img src=x onerror=alert(1)><b>tebal</b>",
    "no such pasal": "pasal 999",
    "no such pasal of a law": "pasal 999 uu 11/2012",
    "law not here": "pasal 5 uu 40/2004",
    "not a word": "zxqwvjk",
    "object members": "constructor __proto__ toString",
    "unknown filters": "uu:1999 pelaku:hantu jenis:x status:y",
}


def test_bad_input_in_the_box_gets_a_sensible_answer(desk: Page, address: str) -> None:
    _open(desk, address)
    write = "(field, words) => { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    for words in BAD.values():
        _field(desk).evaluate(write, words)
        said = f"hasil untuk “{words.strip()[:20]}" if words.strip() else ""
        expect(_dialog(desk).get_by_role("status")).to_have_text(re.compile(f"{re.escape(said)}.*" if said else "^$"))
        expect(_dialog(desk).locator(".isi-kotak a, .isi-kotak .catatan-cari").first).to_be_visible()
        assert _dialog(desk).locator(".isi-kotak img, .isi-kotak b").count() == 0


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_bad_input_gets_a_sensible_answer(desk: Page, address: str, words: str) -> None:
    desk.goto(f"{address}/cari/?q={quote(words)}")
    news = desk.locator(".hasil-halaman .kabar")
    expect(news).not_to_be_empty()
    assert desk.locator(".hasil-halaman img, .hasil-halaman b").count() == 0
    found = desk.evaluate("(words) => window.pustaka.search(words)", words)
    assert isinstance(found, list)


def test_what_is_not_there_is_said(desk: Page, address: str) -> None:
    for words, said in (
        ("pasal 999 uu 11/2012", "Pasal 999 tidak ada dalam UU 11/2012, yang berisi Pasal 1 sampai dengan Pasal 108."),
        ("pasal 5 uu 40/2004", "UU 40/2004 tidak ada di pustaka ini."),
        ("pasal 28 ayat 9 uu peksos", "Ayat (9) tidak ada dalam Pasal 28 UU 14/2019."),
        ("pelaku:hantu diversi", "Pelaku “hantu” tidak dikenal"),
    ):
        desk.goto(f"{address}/cari/?q={quote(words)}")
        expect(desk.locator(".hasil-halaman")).to_contain_text(said)


def test_the_results_page_can_be_shared_filtered_and_walked_back(desk: Page, address: str) -> None:
    desk.goto(f"{address}/cari/?q=diversi&uu=uu-2012-11&pelaku=hakim")
    results = desk.locator(".hasil-cari")
    expect(results.first).to_contain_text("UU 11/2012")
    expect(desk.get_by_label("Pelaku")).to_have_value("hakim")
    few = results.count()
    desk.get_by_label("Pelaku").select_option("")
    expect(results).not_to_have_count(few)
    desk.wait_for_url("**/cari/?q=diversi&uu=uu-2012-11")
    desk.go_back()
    expect(results).to_have_count(few)


def test_a_status_is_said_where_a_provision_is_not_simply_in_force(desk: Page, address: str) -> None:
    desk.goto(f"{address}/cari/?q=status:inkonstitusional")
    expect(desk.locator(".hasil-cari .keadaan-hasil").first).to_be_visible()


def test_a_guide_is_among_the_first_that_an_everyday_question_gets(desk: Page, address: str) -> None:
    _open(desk, address, "bansos gak dapet ")
    guide = _dialog(desk).locator('.hasil-cari[href="/panduan/keluarga-miskin-belum-terdata/"]')
    expect(guide).to_be_visible()
    links = _dialog(desk).locator(".hasil-cari").all()
    assert guide.get_attribute("href") in [link.get_attribute("href") for link in links[:3]]
    expect(links[0].locator(".jenis")).to_have_text(re.compile("Ketentuan"))
    expect(_dialog(desk).locator(".catatan-cari")).to_have_count(0)


def test_guides_come_first_of_what_can_be_opened_without_searching(desk: Page, address: str) -> None:
    _open(desk, address)
    expect(_dialog(desk).get_by_text("Tanpa mencari")).to_be_visible()
    expect(_dialog(desk).locator(".isi-kotak ul").last.locator("a").first).to_have_attribute("href", re.compile("/panduan/$"))
    desk.keyboard.type("zxqwvjk")
    expect(_dialog(desk).locator(".isi-kotak a").first).to_have_attribute("href", re.compile("/panduan/$"))
    desk.goto(f"{address}/cari/")
    expect(desk.locator(".tanpa-cari a").first).to_have_attribute("href", re.compile("panduan/$"))


def test_on_a_phone_the_filters_are_folded_and_say_what_is_chosen(lender: Lender, address: str) -> None:
    with lender.page(address, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{address}/cari/?q=diversi&jenis=ketentuan&pelaku=hakim")
        first = page.locator(".hasil-cari").first
        expect(first).to_be_visible()
        expect(page.get_by_label("Pelaku")).to_be_hidden()
        box = first.bounding_box()
        assert box is not None
        assert box["y"] < 740 / 2
        summary = page.locator(".penyaring summary")
        expect(summary).to_have_text("PenyaringKetentuan, Hakim")
        summary.click()
        page.get_by_label("Pelaku").select_option("")
        expect(summary).to_have_text("PenyaringKetentuan")


def test_whoever_comes_back_from_a_result_finds_the_query_in_the_box(desk: Page, address: str) -> None:
    _open(desk, address, "syarat STR")
    _dialog(desk).locator(".hasil-cari").first.click()
    desk.wait_for_url("**/pasal-29/**")
    desk.go_back()
    desk.wait_for_url(f"**{PASAL}")
    desk.keyboard.press("/")
    expect(_field(desk)).to_have_value("syarat STR")


def test_without_scripts_the_results_page_says_where_to_go(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("#cari-q").fill("STR")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=STR")
    expect(page.get_by_text("Pencarian memerlukan JavaScript")).to_be_visible()
    for name in ("Glosarium", "Mandat menurut pelaku"):
        expect(page.locator(".tanpa-cari").get_by_role("link", name=name)).to_be_visible()
    page.goto(address + PASAL)
    page.get_by_role("link", name="Cari", exact=True).click()
    page.wait_for_url("**/cari/")
    context.close()


@pytest.mark.parametrize("lost", ["**/cari/indeks/**", "**/js/cari-mesin.js", "**/js/cari-kotak.js"])
def test_what_cannot_be_fetched_is_said_and_tried_again(desk: Page, address: str, lost: str) -> None:
    desk.route(lost, lambda route: route.abort())
    _open(desk, address, "diversi")
    expect(_dialog(desk).get_by_role("status")).to_have_text(
        "Pencarian belum dapat dimuat. Periksa sambungan, lalu ketik lagi."
    )
    desk.unroute(lost)
    desk.keyboard.type(" anak")
    expect(_dialog(desk).locator(".hasil-cari").first).to_be_visible()


def test_the_results_page_says_what_cannot_be_fetched(desk: Page, address: str) -> None:
    desk.route("**/cari/indeks/isi-*", lambda route: route.abort())
    desk.goto(f"{address}/cari/?q=diversi")
    news = desk.locator(".hasil-halaman .kabar")
    expect(news).to_contain_text("Pencarian belum dapat dimuat.")
    desk.unroute("**/cari/indeks/isi-*")
    desk.get_by_role("searchbox").fill("diversi anak")
    expect(desk.locator(".hasil-cari").first).to_be_visible()


def test_the_box_and_the_page_are_accessible(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce", locale="id-ID")
    page = context.new_page()

    def recall() -> None:
        _open(page, address)
        expect(_dialog(page).locator(".daftar-kueri a").first).to_be_visible()

    def find() -> None:
        _open(page, address, "rehabilitsi sosial ")
        expect(_dialog(page).locator(".hasil-cari").first).to_be_visible()

    def list_all() -> None:
        page.goto(f"{address}/cari/?q=status:inkonstitusional")
        expect(page.locator(".hasil-cari").first).to_be_visible()

    found = [wrong for show in (recall, find, list_all) for wrong in inspect(page, USUAL, show)]
    context.close()
    assert not found, "\n".join(found)
