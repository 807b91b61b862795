"""PDF: the text layer, line by line with its indentation; a scan is told apart from it."""

from __future__ import annotations

import logging
import time
from collections import Counter
from io import BytesIO
from itertools import pairwise
from statistics import median

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from ...problems import Problem
from ..text import Line, Unreadable
from .reading import FAILURES, Reading, bounded

_LOCKED = "PDF terkunci kata sandi; buka dengan kata sandinya, simpan salinan tanpa kata sandi, lalu impor."
_BROKEN = "PDF rusak atau terpotong dan tidak dapat dibaca; unduh ulang berkasnya."
_SCAN = (
    "PDF ini hasil pindai tanpa lapisan teks: {pages} halaman berisi gambar saja. "
    "Jalankan OCR berbahasa Indonesia (misalnya ocrmypdf -l ind), lalu impor hasilnya."
)
_EMPTY = "PDF ini tidak berisi teks yang dapat dibaca; unduh ulang berkasnya atau jalankan OCR."
_SLOW = "PDF terlalu lama dibaca dan dihentikan; simpan ulang dari pembaca PDF (cetak ke PDF), lalu impor hasilnya."
_SECONDS = 12.0
_SECONDS_A_PAGE = 0.1
# Fewer letters than a heading has: such a page holds a stamp or a page number at most.
_PAGE_LETTERS = 12
# A page of text takes some 10 kB of drawing commands, one with a coat of arms 100 kB.
_PAGE_BYTES = 600_000


def read(data: bytes, label: str) -> Reading:
    """Return the lines of a PDF's text layer; pages without one are problems, a PDF without any is refused."""
    logger = logging.getLogger("pypdf")
    level, started = logger.level, time.monotonic()
    logger.setLevel(logging.CRITICAL)  # it writes a line for each oddity of a file; ours are the problems below
    try:
        return _pages(PdfReader(BytesIO(data), strict=False), label, started)
    except DependencyError as error:
        raise Unreadable(_LOCKED) from error
    except Unreadable:
        raise
    except (PyPdfError, *FAILURES) as error:
        raise Unreadable(_BROKEN) from error
    finally:
        logger.setLevel(level)


def _pages(reader: PdfReader, label: str, started: float) -> Reading:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(_LOCKED)
    count = len(reader.pages)
    if not count:
        raise Unreadable("PDF ini tidak mempunyai halaman; unduh ulang berkasnya.")
    reading = Reading([], wrapped=True)
    pictures = 0
    limit = max(_SECONDS, count * _SECONDS_A_PAGE)
    for number, page in enumerate(reader.pages, start=1):
        if time.monotonic() - started > limit:
            raise Unreadable(_SLOW)
        lines, complaint = _lines(page)
        if not complaint and sum(map(str.isalnum, "".join(lines))) < _PAGE_LETTERS and _pictured(page):
            pictures += 1
            complaint = "hanya berisi gambar tanpa lapisan teks; jalankan OCR untuk halaman ini."
        if complaint:
            place = (reading.lines[-1].number if reading.lines else 0) + 1
            reading.problems.append(Problem(label, place, 1, f"halaman {number} {complaint}"))
        reading.lines.extend(_placed(lines, label, number, len(reading.lines)))
        bounded(reading.lines)
    if pictures == count:
        raise Unreadable(_SCAN.format(pages=count))
    if not reading.lines:
        raise Unreadable(_EMPTY)
    return reading


def _lines(page: PageObject) -> tuple[list[str], str]:
    """Return the page's lines as laid out, and what is wrong with the page.

    Where the layout misses a letter of the page (in a form, or turned) the lines are taken as the file has them.
    """
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _PAGE_BYTES:
        return [], "terlalu rumit dan tidak dibaca; simpan ulang PDF-nya (cetak ke PDF), lalu impor hasilnya."
    plain = page.extract_text()
    try:
        laid = page.extract_text(extraction_mode="layout")
    except (PyPdfError, *FAILURES):
        laid = ""
    held, shown = (Counter(sign for sign in text if sign.isalnum()) for text in (plain, laid))
    if not held - shown:
        return laid.split("\n"), ""
    return plain.split("\n"), "mungkin tidak terbaca seluruhnya; periksa hasilnya." if shown - held else ""


def _placed(lines: list[str], label: str, page: int, before: int) -> list[Line]:
    """Return the page's lines with their places; a gap wider than the page's usual one begins a paragraph."""
    filled = [index for index, text in enumerate(lines) if text.strip()]
    gaps = [after - here for here, after in pairwise(filled)]
    usual = median(gaps) if gaps else 1
    placed = []
    for order, index in enumerate(filled):
        text = lines[index].rstrip()
        wide = order > 0 and gaps[order - 1] > usual
        indent = len(text) - len(text.lstrip())
        placed.append(Line(text.strip(), label, before + order + 1, page, order + 1, indent, wide))
    return placed


def _pictured(page: PageObject) -> bool:
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    found = resources.get("/XObject") if hasattr(resources, "get") else None
    return (
        any(item.get_object().get("/Subtype") == "/Image" for item in found.get_object().values()) if found else False
    )
