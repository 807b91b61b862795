"""Printed pages: how many sheets they take, what stands on them, and where their code leads."""

from __future__ import annotations

import io

import lxml.html
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.built import Site

pytestmark = pytest.mark.browser

# Short and long ones; those that take two sheets are the long definitions and lists of rights.
ONE_SHEET = (
    "/uu/2012/11/pasal-7/",
    "/uu/2012/11/pasal-30/",
    "/uu/2012/11/pasal-32/",
    "/uu/2012/11/pasal-33/",
    "/uu/2019/14/pasal-28/",
    "/uu/2019/14/pasal-42/",
    "/uu/2019/14/pasal-66/",
    "/uu/2011/13/pasal-11/",
)
TWO_SHEETS = ("/mandat/pekerja-sosial/", "/mandat/hakim/", "/mandat/penyidik/", "/mandat/pemerintah-pusat/")


def _print(page: Page, path: str) -> PdfReader:
    page.goto(path)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_a_pasal_fits_one_sheet_and_an_actor_two(phone: Page, address: str) -> None:
    sheets = {path: len(_print(phone, address + path).pages) for path in (*ONE_SHEET, *TWO_SHEETS)}
    assert {path: sheets[path] for path in ONE_SHEET} == dict.fromkeys(ONE_SHEET, 1)
    assert all(sheets[path] <= 2 for path in TWO_SHEETS), sheets


def test_links_become_numbered_notes_and_nothing_of_the_screen_is_printed(phone: Page, address: str) -> None:
    text = _print(phone, f"{address}/uu/2012/11/pasal-7/").pages[0].extract_text()
    assert "Pasal 961" in text  # the number of the note stands behind its citation
    assert "Ancaman pidana bila sengaja tidak mengupayakan Diversi" in " ".join(text.split())
    assert "Halaman dibuat 27 November 2026" in text
    for chrome in ("Salin kutipan", "Kutip", "Beranda", "Berikutnya"):
        assert chrome not in text


def test_further_words_are_set_off_from_what_they_are_about(phone: Page, address: str) -> None:
    words = " ".join(_print(phone, f"{address}/mandat/pekerja-sosial/").pages[0].extract_text().split())
    assert "memiliki STR – Syarat: " in words


def test_a_stage_is_printed_with_the_duties_that_hold_at_every_stage(phone: Page, address: str) -> None:
    first = " ".join(_print(phone, f"{address}/tahap/penyidikan/").pages[0].extract_text().split())
    assert "memberi pendampingan dan advokasi sosial (Pasal 68 ayat (1) huruf b UU 11/2012)" in first


def test_the_drawing_of_the_stages_begins_on_the_first_sheet(phone: Page, address: str) -> None:
    first = _print(phone, f"{address}/tahap/").pages[0].extract_text()
    assert "Penuntutan" in first.split("Setiap tahap")[0]


def test_what_is_said_of_a_counted_limit_stands_in_lines_of_its_own(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    phone.fill("#penyidikan-tanggal", "2026-11-27")
    text = PdfReader(io.BytesIO(phone.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "Mengikat: Penyidik." in [line.strip() for line in text.splitlines()]


def test_the_code_is_fetched_only_for_print_and_leads_to_the_page(phone: Page, address: str, site: Site) -> None:
    path = "/uu/2019/14/pasal-28/"
    phone.goto(address + path, wait_until="networkidle")
    assert not [url for url in phone.requested if url.endswith("qr.svg")]
    phone.pdf(prefer_css_page_size=True)
    assert [url for url in phone.requested if url.endswith("qr.svg")] == [f"{address}{path}qr.svg"]
    canonical = lxml.html.parse(site.file(path)).xpath("//link[@rel='canonical']/@href")
    assert _read(phone, f"{address}{path}qr.svg") == canonical


@pytest.mark.parametrize("path", ["/", "/tentang/", "/organisasi/kpsi/", "/linimasa/"])
def test_every_kind_of_page_has_its_own_code(phone: Page, address: str, site: Site, path: str) -> None:
    canonical = lxml.html.parse(site.file(path)).xpath("//link[@rel='canonical']/@href")
    assert _read(phone, f"{address}{path}qr.svg") == canonical


def _read(page: Page, code: str) -> list[str]:
    """Return what the code at an address says, as a reader that sees it sees it."""
    page.goto(code)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(shot)]
