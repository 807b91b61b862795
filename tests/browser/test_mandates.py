"""The finder of mandates, the job description on paper, the matrix, the overlaps and the delegations, in a browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from pustaka import views
from pustaka.library import Library
from pypdf import PdfReader

from tests.browser.accessibility import USUAL, inspect
from tests.lending import Lender

pytestmark = pytest.mark.browser


@pytest.fixture
def finder(lender: Lender, address: str) -> Iterator[Page]:
    """Yield the finder on a wide screen; an error of its script fails the test."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    with lender.page(address, viewport={"width": 1280, "height": 900}) as page:
        page.on("pageerror", note)
        page.goto(f"{address}/mandat/")
        expect(page.locator("#saringan")).to_be_visible()
        yield page
        page.remove_listener("pageerror", note)
    assert errors == []


def _rows(page: Page) -> list[str]:
    # Not the text as laid out: rows out of sight are not.
    rows = page.locator("#temuan tbody tr:not([hidden])")
    return rows.evaluate_all("rows => rows.map((row) => row.textContent.replace(/\\s+/g, ' ').trim())")


def _choose(page: Page, filter: str, value: str) -> None:
    box = page.locator(f"input[name={filter}][value={value}]")
    page.locator(f"[data-saring={filter}]").evaluate("element => { element.open = true; }")
    box.check()


def _count(page: Page, filter: str, value: str) -> int:
    shown = page.locator(f"input[name={filter}][value={value}] ~ .jumlah")
    return int(shown.text_content() or "")


def test_all_mandates_are_there_at_first(finder: Page, library: Library) -> None:
    total = len(views.mandates(library))
    expect(finder.locator("#kabar-saring")).to_have_text(f"Semua {total} mandat.")
    assert len(_rows(finder)) == total


def test_filters_hold_at_once_and_choices_of_one_add_up(finder: Page, library: Library) -> None:
    _choose(finder, "pelaku", "pekerja-sosial")
    _choose(finder, "sifat", "wajib")
    _choose(finder, "sifat", "harus")
    _choose(finder, "uu", "uu-2019-14")
    expected = [
        row
        for row in views.mandates(library)
        if "pekerja-sosial" in row.mandate.pelaku
        and row.mandate.sifat.value in ("wajib", "harus")
        and row.provision.law == "uu-2019-14"
    ]
    assert len(_rows(finder)) == len(expected) > 0
    expect(finder.locator("#kabar-saring")).to_have_text(re.compile(rf"^{len(expected)} dari \d+ mandat\.$"))
    assert finder.locator("#kabar-saring").get_attribute("role") == "status"


def test_words_are_found_in_parts_and_in_citations(finder: Page) -> None:
    finder.locator("#kata").fill("damping anak korban")
    expect(finder.locator("#kabar-saring")).to_contain_text(" dari ")
    shown = _rows(finder)
    assert shown
    assert all("damping" in row.lower() and "anak korban" in row.lower() for row in shown)
    finder.locator("#kata").fill("Pasal 28 ayat (1) UU 14/2019")
    expect(finder.locator("#temuan tbody tr:not([hidden])")).to_have_count(1)


def test_counts_follow_the_other_filters_and_not_their_own(finder: Page, library: Library) -> None:
    own = [row.mandate for row in views.mandates(library) if "pekerja-sosial" in row.mandate.pelaku]
    hakim = sum("hakim" in row.mandate.pelaku for row in views.mandates(library))
    _choose(finder, "pelaku", "pekerja-sosial")
    assert _count(finder, "sifat", "berhak") == sum(mandate.sifat.value == "berhak" for mandate in own)
    assert _count(finder, "pelaku", "hakim") == hakim  # what choosing it as well would add
    _choose(finder, "sifat", "berhak")
    assert _count(finder, "pelaku", "pekerja-sosial") == sum(mandate.sifat.value == "berhak" for mandate in own)
    expect(finder.locator("input[name=topik][value=pidana-tindakan]")).to_be_hidden()  # none is left to add


def test_the_address_is_the_state_and_goes_back_and_forth(finder: Page, address: str) -> None:
    _choose(finder, "pelaku", "hakim")
    _choose(finder, "sifat", "dapat")
    finder.locator("#urut").select_option("pelaku")
    assert finder.url == f"{address}/mandat/?pelaku=hakim&sifat=dapat&urut=pelaku"
    shown = _rows(finder)
    finder.go_back()
    finder.go_back()
    assert finder.url == f"{address}/mandat/?pelaku=hakim"
    expect(finder.locator("input[value=dapat]")).not_to_be_checked()
    assert len(_rows(finder)) > len(shown)
    finder.go_forward()
    finder.go_forward()
    assert _rows(finder) == shown
    other = finder.context.new_page()
    other.goto(finder.url)
    expect(other.locator("#temuan tbody tr:not([hidden])")).to_have_count(len(shown))
    assert _rows(other) == shown


def test_an_address_with_nonsense_shows_everything(finder: Page, address: str, library: Library) -> None:
    finder.goto(f"{address}/mandat/?pelaku=tidak-ada&urut=entah&sifat=")
    expect(finder.locator("#kabar-saring")).to_have_text(f"Semua {len(views.mandates(library))} mandat.")


def test_the_way_back_from_a_provision_leads_to_the_same_result(finder: Page) -> None:
    _choose(finder, "pelaku", "klien")
    shown = _rows(finder)
    # A first click only peeks; this is the way there that the peek offers.
    finder.goto(finder.locator("#temuan tbody tr:not([hidden]) .sitasi a").first.evaluate("link => link.href"))
    assert "/uu/2019/14/pasal-" in finder.url
    finder.go_back()
    expect(finder.locator("input[value=klien]")).to_be_checked()
    assert _rows(finder) == shown


def test_sorting(finder: Page) -> None:
    by_law = _rows(finder)
    finder.locator("#urut").select_option("batas")
    rows = finder.locator("#temuan tbody tr")
    lengths = rows.evaluate_all("rows => rows.map((row) => Number(row.dataset.jam ?? 1e9))")
    assert lengths == sorted(lengths)
    assert "2 hari" in _rows(finder)[0]  # Pasal 36 UU 11/2012, the shortest of all
    finder.locator("#urut").select_option("pelaku")
    actors = finder.locator("#temuan tbody tr .siapa").all_text_contents()
    assert actors != sorted(actors, reverse=True)
    collated = finder.evaluate("names => names.toSorted((a, b) => a.localeCompare(b, 'id'))", actors)
    assert [name.lower() for name in actors] == [name.lower() for name in collated]
    finder.locator("#urut").select_option("")
    assert _rows(finder) == by_law


def test_an_empty_result_says_what_to_do(finder: Page) -> None:
    finder.locator("#kata").fill("xyzzy")
    expect(finder.locator("#tanpa-temuan")).to_be_visible()
    expect(finder.locator("#unduh-csv")).to_be_disabled()
    finder.locator("#lepas-semua").click()
    expect(finder.locator("#tanpa-temuan")).to_be_hidden()
    assert finder.url.endswith("/mandat/")


def test_the_csv_holds_what_is_shown_and_no_formula(finder: Page, tmp_path: Path) -> None:
    _choose(finder, "pelaku", "pekerja-sosial")
    _choose(finder, "sifat", "berwenang")
    # A cell that a spreadsheet would compute, with everything that CSV has to quote.
    finder.locator("#temuan tbody tr:not([hidden]) .apa").first.evaluate(
        """cell => { cell.firstChild.textContent = '=HYPERLINK("jahat"), ya'; }"""
    )
    with finder.expect_download() as download:
        finder.locator("#unduh-csv").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "mandat-terpilih.csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == len(_rows(finder))
    (row,) = rows
    assert row["Tindakan"] == "'=HYPERLINK(\"jahat\"), ya"
    assert (row["Sitasi"], row["Pelaku"], row["Sifat"]) == ("Pasal 60 huruf a UU 14/2019", "Pekerja Sosial", "Berwenang")
    assert row["Topik"] == "Peralihan; Uji kompetensi"
    assert "5 tahun" in row["Batas waktu"]
    assert row["Alamat"].endswith("/uu/2019/14/pasal-60/#huruf-a")


def test_it_is_used_from_the_keyboard_alone(finder: Page) -> None:
    finder.locator("#kata").focus()
    finder.keyboard.type("anak")
    finder.keyboard.press("Tab")
    expect(finder.locator("[data-saring=pelaku] > summary")).to_be_focused()
    finder.keyboard.press("Enter")
    for _ in range(80):
        finder.keyboard.press("Tab")
        if finder.evaluate("document.activeElement.value") == "pekerja-sosial":
            break
    finder.keyboard.press("Space")
    expect(finder.locator(".terpasang button")).to_have_text("Pekerja Sosial")
    assert "kata=anak&pelaku=pekerja-sosial" in finder.url
    finder.locator(".terpasang button").focus()
    finder.keyboard.press("Enter")
    expect(finder.locator("#kata")).to_be_focused()  # the button is gone, the focus is not
    assert finder.url.endswith("?kata=anak")


def test_it_sends_nothing_of_what_is_chosen(phone: Page, address: str) -> None:
    phone.goto(f"{address}/mandat/", wait_until="networkidle")
    before = len(phone.requested)
    _choose(phone, "pelaku", "hakim")
    phone.locator("#kata").fill("anak")
    expect(phone.locator("#kabar-saring")).to_contain_text(" dari ")
    sent = [url for url in phone.requested[before:] if re.search("anak|hakim|[?]", url.removeprefix(address))]
    assert sent == []


def test_without_javascript_all_mandates_stand_by_law(browser: Browser, address: str, library: Library) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/mandat/")
    expect(page.locator("#saringan")).to_be_hidden()
    assert page.locator(".menurut-uu tbody tr").count() == len(views.mandates(library))
    expect(page.locator("#uu-2019-14")).to_be_visible()
    expect(page.get_by_role("link", name="Pekerja Sosial", exact=True).last).to_be_visible()
    context.close()


def test_an_action_has_the_whole_width_of_a_phone(phone: Page, address: str) -> None:
    phone.goto(f"{address}/mandat/pekerja-sosial/")
    widths = phone.locator(".tugas__apa, .mandat .apa").evaluate_all("cells => cells.map((cell) => cell.clientWidth)")
    assert min(widths) >= 300


def test_the_job_description_prints_on_two_pages(browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(f"{address}/mandat/pekerja-sosial/")
    page.pdf(path=tmp_path / "cetak.pdf", prefer_css_page_size=True)
    printed = PdfReader(tmp_path / "cetak.pdf").pages
    assert len(printed) == 2
    assert abs(float(printed[0].mediabox.width) - 595) < 2  # A4
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in printed)
    for heading in ("Registrasi dan izin praktik", "Perkara anak, reintegrasi sosial"):
        assert heading in text
    assert "Pasal 68 ayat (1) huruf h UU 11/2012" in text
    page.close()


def test_a_number_of_the_matrix_opens_as_many_mandates(phone: Page, address: str) -> None:
    phone.goto(f"{address}/mandat/matriks/")
    cell = phone.locator("a[href*='pelaku=pekerja-sosial&sifat=berhak&uu=uu-2019-14']")
    count = int((cell.text_content() or "").split()[0])
    cell.click()
    expect(phone.locator("#temuan tbody tr:not([hidden])")).to_have_count(count)


def test_a_phone_shows_the_sum_beside_every_name_and_that_more_follows(phone: Page, address: str) -> None:
    phone.goto(f"{address}/mandat/matriks/")
    table = phone.locator(".matriks").first
    expect(table.get_by_role("columnheader").nth(1)).to_have_text("Semua")
    for total in table.locator("td.total").all():
        box = total.bounding_box()
        assert box
        assert box["x"] + box["width"] < 300
    shade = "getComputedStyle(document.querySelector('.matriks')).backgroundAttachment"
    assert phone.evaluate(shade) == "local, scroll"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_delegations_and_the_roadmap_lead_to_each_other(phone: Page, address: str) -> None:
    phone.goto(f"{address}/delegasi/#uu-2019-14-pasal-12-delegasi-1")
    row = phone.locator("#uu-2019-14-pasal-12-delegasi-1")
    expect(row).to_contain_text("Belum ditemukan per 27 November 2026")
    row.get_by_role("link", name="Reformasi hukum").click()
    phone.wait_for_url("**/peta-jalan/reformasi-hukum/")
    phone.locator("#perintah ~ ul a", has_text="Pasal 12 UU 14/2019").click()
    phone.wait_for_url("**/delegasi/#uu-2019-14-pasal-12-delegasi-1")


def test_the_narrowed_finder_is_accessible_and_fits(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce", locale="id-ID")
    page = context.new_page()

    def show() -> None:
        page.goto(f"{address}/mandat/")
        _choose(page, "pelaku", "hakim")
        # Its list scrolls in a box, and axe takes what is scrolled out of it to lie over what stands below.
        page.locator("[data-saring=pelaku] > summary").click()
        _choose(page, "tahap", "putusan")

    found = list(inspect(page, USUAL, show))
    context.close()
    assert not found, "\n".join(found)
