"""PDF: the text layer, line by line with its indentation; a scan is told apart from it."""

from __future__ import annotations

import logging
import time
from io import BytesIO
from itertools import pairwise
from statistics import median

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from pustaka.official.readers.reading import Reading, bounded
from pustaka.official.text import Line, Unreadable
from pustaka.problems import Problem

_LOCKED = "PDF terkunci kata sandi; buka dengan kata sandinya, simpan salinan tanpa kata sandi, lalu impor."
_BROKEN = "PDF rusak atau terpotong dan tidak dapat dibaca; unduh ulang berkasnya."
_SCAN = (
    "PDF ini hasil pindai tanpa lapisan teks: {pages} halaman berisi gambar saja. "
    "Jalankan OCR berbahasa Indonesia (misalnya ocrmypdf -l ind), lalu impor hasilnya."
)
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
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError,
            AssertionError, NotImplementedError) as error:  # fmt: skip
        # A malformed file makes a PDF reader fail in any of its parts: the file is at fault, whatever the class.
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
    empty: list[int] = []
    limit = max(_SECONDS, count * _SECONDS_A_PAGE)
    for number, page in enumerate(reader.pages, start=1):
        if time.monotonic() - started > limit:
            raise Unreadable(_SLOW)
        place = (reading.lines[-1].number if reading.lines else 0) + 1
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _PAGE_BYTES:
            message = f"halaman {number} terlalu rumit dan tidak dibaca; simpan ulang PDF-nya (cetak ke PDF), lalu impor hasilnya."
            reading.problems.append(Problem(label, place, 1, message))
            continue
        lines = _lines(page)
        if sum(map(str.isalnum, "".join(lines))) < _PAGE_LETTERS:
            empty.append(number)
            if _pictured(page):
                message = f"halaman {number} hanya berisi gambar tanpa lapisan teks; jalankan OCR untuk halaman ini."
                reading.problems.append(Problem(label, place, 1, message))
        reading.lines.extend(_placed(lines, label, number, len(reading.lines)))
        bounded(reading.lines)
    if not reading.lines:
        if len(empty) == count and reading.problems:
            raise Unreadable(_SCAN.format(pages=count))
        raise Unreadable("PDF ini tidak berisi teks; unduh ulang berkasnya atau jalankan OCR.")
    return reading


def _lines(page: PageObject) -> list[str]:
    """Return the page's lines as laid out; where that misses text (forms, rotated pages), as they come in the file."""
    try:
        laid = page.extract_text(extraction_mode="layout")
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        laid = ""
    plain = page.extract_text()
    chosen = laid if sum(map(str.isalnum, laid)) >= 0.98 * sum(map(str.isalnum, plain)) else plain
    return chosen.split("\n")


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
    return any(item.get_object().get("/Subtype") == "/Image" for item in found.get_object().values()) if found else False
