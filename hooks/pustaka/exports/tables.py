"""Tables for spreadsheets: mandates, time limits, delegations and the glossary as CSV, and all of them as a workbook.

A cell is never a formula: what a spreadsheet would compute is marked as text in CSV and stored as text in Excel.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped] # ships no types

from ..addresses import Target
from ..vocabulary import Vocabulary
from .catalogue import Catalogue

Cell = str | int | None
Row = tuple[Cell, ...]

WORKBOOK = "pustaka-peksos.xlsx"


@dataclass(frozen=True)
class Table:
    """A table: its file's name, its sheet's title, its columns each with a width in characters, its rows."""

    name: str
    title: str
    columns: Mapping[str, int]
    rows: Callable[[Catalogue], Iterator[Row]]


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every table and of the workbook."""
    made = [(table, tuple(table.rows(catalogue))) for table in TABLES]
    for table, rows in made:
        yield f"{table.name}.csv", write_csv(table, rows)
    yield WORKBOOK, write_workbook(catalogue, made)


# ---------------------------------------------------------------------------
# Writing

# What spreadsheets take for the start of a formula, in ASCII and in full width, behind spaces too.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def harmless(cell: Cell) -> Cell:
    """Return a cell as CSV may hold it: a text that a spreadsheet would compute begins with an apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("", cell)
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(table: Table, rows: Sequence[Row]) -> bytes:
    """Return a table as RFC 4180 CSV in UTF-8, with the mark at its start by which spreadsheets know that."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def write_workbook(catalogue: Catalogue, tables: Sequence[tuple[Table, Sequence[Row]]]) -> bytes:
    """Return an Excel workbook with a sheet of explanation and one for each table."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    # The writer would put the clock here.
    book.set_properties({"title": "Pustaka Peksos", "created": datetime.fromisoformat(catalogue.library.per)})
    head = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    cover = book.add_worksheet("Tentang")
    cover.set_column(0, 0, 90, wrap)
    for number, words in enumerate(_cover(catalogue)):
        cover.write_string(number, 0, words)
    for table, rows in tables:
        sheet = book.add_worksheet(table.title)
        for column, (name, width) in enumerate(table.columns.items()):
            sheet.set_column(column, column, width, wrap)
            sheet.write_string(0, column, name, head)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, place, cell)
                elif cell:
                    sheet.write_string(line, place, _CONTROL.sub("", cell))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
    book.close()
    return buffer.getvalue()


def _cover(catalogue: Catalogue) -> Sequence[str]:
    return (
        "Pustaka Peksos: mandat, tenggat, delegasi, dan glosarium hukum pekerjaan sosial",
        f"Keadaan catatan per {catalogue.library.per}.",
        "Semua kalimat kata-kata kami sendiri: ringkasan, bukan teks resmi dan bukan nasihat hukum.",
        "“Belum ditemukan” berarti kami mencari dan tidak menemukannya sampai tanggal itu; tidak berarti tidak ada.",
        f"Asal: {catalogue.absolute('/data/')}",
    )


# ---------------------------------------------------------------------------
# Rows


def _mandates(catalogue: Catalogue) -> Iterator[Row]:
    for row in catalogue.mandates:
        mandate, limit, id = row.mandate, row.mandate.tenggat, row.provision.id
        yield (
            row.id,
            catalogue.name(row.provision.target),
            catalogue.actors(mandate.pelaku),
            mandate.sifat.label,
            mandate.tindakan,
            catalogue.actors(mandate.kepada),
            mandate.syarat,
            mandate.kecuali,
            limit.min if limit else None,
            limit.maks if limit else None,
            limit.satuan.label if limit else None,
            limit.sejak if limit else None,
            _labels(mandate.tahap),
            _labels(mandate.topik),
            catalogue.state(id),
            catalogue.absolute(catalogue.url(row.provision.target)),
        )


def _deadlines(catalogue: Catalogue) -> Iterator[Row]:
    for row in catalogue.deadlines:
        limit = row.limit
        yield (
            row.id,
            catalogue.name(row.provision.target),
            row.subject,
            catalogue.actors(row.bearers),
            limit.jenis.label,
            limit.min,
            limit.maks,
            limit.satuan.label,
            limit.sejak,
            limit.memperpanjang,
            limit.perpanjangan,
            limit.akibat,
            row.due,
            _labels(row.stages),
            catalogue.state(row.provision.id),
            catalogue.absolute(catalogue.url(row.provision.target)),
        )


def _delegations(catalogue: Catalogue) -> Iterator[Row]:
    for row in catalogue.delegations:
        delegation = row.delegation
        yield (
            row.id,
            catalogue.name(row.provision.target),
            delegation.bentuk.label,
            delegation.materi,
            "; ".join(catalogue.name(target) for target in row.fulfilled) or "belum ditemukan",
            delegation.derajat.label if delegation.derajat else None,
            row.due,
            delegation.diperiksa,
            delegation.catatan,
            catalogue.state(row.provision.id),
            catalogue.absolute(catalogue.url(row.provision.target)),
        )


def _glossary(catalogue: Catalogue) -> Iterator[Row]:
    for id, term in catalogue.library.records["term"].items():
        english = "; ".join(f"{word.istilah} ({_grade(word.derajat)})" for word in term.inggris)
        address = catalogue.absolute(catalogue.url(Target("term", id)))
        ends = (english, "; ".join(term.padanan), address)
        for provision, definition in catalogue.library.definitions.get(id, ()):
            yield (
                term.istilah,
                definition.singkatan or term.singkatan,
                term.jenis.label,
                definition.istilah,
                catalogue.name(provision.target),
                provision.record.ringkasan,
                catalogue.state(provision.id),
                *ends,
            )
        if term.ringkasan or id not in catalogue.library.definitions:
            yield (term.istilah, term.singkatan, term.jenis.label, None, None, term.ringkasan, None, *ends)


def _grade(grade: str) -> str:
    return grade.label.lower() if isinstance(grade, Vocabulary) else "usulan kami"


def _labels(words: Sequence[Vocabulary]) -> str:
    return "; ".join(word.label for word in words)


TABLES: Sequence[Table] = (
    Table(
        "mandat",
        "Mandat",
        {
            "ID": 38,
            "Sitasi": 34,
            "Pelaku": 26,
            "Sifat": 14,
            "Tindakan": 60,
            "Kepada": 22,
            "Syarat": 36,
            "Kecuali": 30,
            "Paling singkat": 10,
            "Paling lama": 10,
            "Satuan": 10,
            "Dihitung sejak": 30,
            "Tahap perkara anak": 20,
            "Topik": 26,
            "Keadaan ketentuan": 16,
            "Alamat": 50,
        },
        _mandates,
    ),
    Table(
        "tenggat",
        "Tenggat",
        {
            "ID": 38,
            "Sitasi": 34,
            "Perihal": 50,
            "Pelaku": 26,
            "Jenis": 16,
            "Paling singkat": 10,
            "Paling lama": 10,
            "Satuan": 10,
            "Dihitung sejak": 36,
            "Memperpanjang": 26,
            "Perpanjangan": 30,
            "Akibat": 40,
            "Jatuh tempo": 12,
            "Tahap perkara anak": 20,
            "Keadaan ketentuan": 16,
            "Alamat": 50,
        },
        _deadlines,
    ),
    Table(
        "delegasi",
        "Delegasi",
        {
            "ID": 38,
            "Sitasi": 34,
            "Bentuk": 26,
            "Materi": 50,
            "Dipenuhi": 30,
            "Derajat bukti": 18,
            "Jatuh tempo": 12,
            "Diperiksa": 12,
            "Catatan": 50,
            "Keadaan ketentuan": 16,
            "Alamat": 50,
        },
        _delegations,
    ),
    Table(
        "glosarium",
        "Glosarium",
        {
            "Istilah": 30,
            "Singkatan": 12,
            "Jenis": 20,
            "Ejaan undang-undang": 30,
            "Sitasi": 30,
            "Arti": 70,
            "Keadaan ketentuan": 16,
            "Inggris": 36,
            "Padanan sehari-hari": 36,
            "Alamat": 50,
        },
        _glossary,
    ),
)
