"""Tables: the same rows as the library, readable by a spreadsheet, and never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pustaka import views
from pustaka.exports import Catalogue
from pustaka.exports.tables import TABLES, WORKBOOK, Table, harmless, write_csv, write_workbook
from pustaka.library import Library


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_begins_with_the_mark_that_spreadsheets_know_utf8_by(exported: Mapping[str, bytes]) -> None:
    for table in TABLES:
        content = exported[f"{table.name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1
        assert content.endswith(b"\r\n")


def test_every_row_of_the_library_is_a_row_of_its_table(exported: Mapping[str, bytes], library: Library) -> None:
    mandates = _rows(exported["mandat.csv"])
    assert [row[0] for row in mandates[1:]] == [row.id for row in views.mandates(library)]
    assert [row[4] for row in mandates[1:]] == [row.mandate.tindakan for row in views.mandates(library)]
    assert len(_rows(exported["tenggat.csv"])) == 1 + len(views.deadlines(library))
    assert len(_rows(exported["delegasi.csv"])) == 1 + len(views.delegations(library))
    assert {row[0] for row in _rows(exported["glosarium.csv"])[1:]} == {
        term.istilah for term in library.records["term"].values()
    }
    for table in TABLES:
        assert {len(row) for row in _rows(exported[f"{table.name}.csv"])} == {len(table.columns)}


def test_a_mandate_reads_as_its_provision_says(small: Mapping[str, bytes]) -> None:
    head, first, second, third = _rows(small["mandat.csv"])
    row = dict(zip(head, first, strict=True))
    assert (row["Pelaku"], row["Sifat"], row["Tindakan"]) == ("Pengelola", "Wajib", "membuka taman setiap hari")
    assert row["Kecuali"] == "dalam keadaan darurat"
    assert row["Alamat"] == "https://contoh.example/pustaka/uu/2001/1/pasal-3/#ayat-1-huruf-a"
    assert dict(zip(head, second, strict=True))["Paling lama"] == "7"
    assert dict(zip(head, third, strict=True))["Keadaan ketentuan"] == "inkonstitusional"


def test_not_found_is_said_and_never_left_empty(small: Mapping[str, bytes]) -> None:
    head, _, missing = _rows(small["delegasi.csv"])
    assert dict(zip(head, missing, strict=True))["Dipenuhi"] == "belum ditemukan"


HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://jahat.example","klik")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\x00=1",
    "＝1",
    "－cmd|' /C calc'!A0",
    'a,"b"\n=1;c',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    table = Table("uji", "Uji", {"Satu": 1, "Dua": 1}, lambda _: iter(()))
    [_, row] = _rows(write_csv(table, [(text, 7)]))
    assert not row[0].lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert row[1] == "7"


@given(st.text())
def test_harmless_changes_nothing_else(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    if text.isprintable() and cell != text:
        assert cell == f"'{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_workbook_is_a_formula(text: str, catalogue: Catalogue) -> None:
    table = Table("uji", "Uji", {"Satu": 1}, lambda _: iter(()))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(catalogue, [(table, [(text,)])])))
    cell = book["Uji"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert str(cell.value).replace("_x000D_", "").strip("\r\t ") == text.strip("\x00\r\t ")


def test_the_workbook_holds_the_same_tables(exported: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported[WORKBOOK]))
    assert book.sheetnames == ["Tentang", *(table.title for table in TABLES)]
    for table in TABLES:
        sheet = book[table.title]
        [head, *rows] = list(sheet.iter_rows(values_only=True))
        [csv_head, *csv_rows] = _rows(exported[f"{table.name}.csv"])
        assert list(head) == csv_head == list(table.columns)
        shown = [["" if cell is None else str(cell) for cell in row] for row in rows]
        assert shown == [[cell.removeprefix("'") for cell in row] for row in csv_rows]
        assert sheet.freeze_panes == "A2"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_workbook_states_the_day_and_what_it_is_not(exported: Mapping[str, bytes], library: Library) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported[WORKBOOK]))
    words = " ".join(str(row[0]) for row in book["Tentang"].iter_rows(values_only=True))
    assert library.per in words
    assert "bukan teks resmi" in words
    assert book.properties.created.date().isoformat() == library.per
