"""Reading files: what a file is, told by its content, and its lines in the order in which they are read.

PDF readers were compared on pages made with reportlab: 24 files (Times and an embedded TrueType font, 8 and 12 points;
whole lines, word by word, glyph by glyph, justified, letter-spaced), 552 lines held to those that were drawn. pypdf 7.1
in layout mode and pypdfium2 5.15 gave 552 back, pdfplumber 0.11 484 (it runs words together that are placed one by
one), pdfminer.six 428 and plain pypdf 236 (both tear a number from its paragraph). 100 pages took pypdf 0.9 s and
38 MB, pdfplumber 8.1 s and 41 MB, pypdfium2 0.5 s and 21 MB. pypdf reads here: it also keeps the indentation, is Python
all through, so that a malformed file ends in an exception, and bounds what a compressed stream may grow to.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..text import Unreadable
from . import html, pdf, plain, word
from .reading import FAILURES, MAX_BYTES, Reading

__all__ = ["Reading", "read"]

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OCR = "Jalankan OCR berbahasa Indonesia lebih dahulu (misalnya ocrmypdf -l ind), lalu impor hasilnya."


def read(path: Path, label: str) -> Reading:
    """Return the lines of the file at `path`, named `label` in messages; raise Unreadable where there are none."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable("Ini bukan berkas biasa; tunjuk satu berkas PDF, HTML, DOCX, TXT, atau MD.")
        if size == 0:
            raise Unreadable("Berkas kosong; unduh ulang berkasnya.")
        if size > MAX_BYTES:
            raise Unreadable(
                f"Berkas {size // 2**20} MB melampaui batas {MAX_BYTES // 2**20} MB; "
                "pecah berkasnya atau simpan teksnya saja."
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Berkas tidak dapat dibuka ({error.strerror}); periksa nama dan izinnya.") from error
    return _by_content(data, path.suffix.lower(), label)


def _by_content(data: bytes, suffix: str, label: str) -> Reading:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:4096]):
        return pdf.read(data, label)
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(
                "Berkas Word terkunci kata sandi; buka di Word, simpan salinannya tanpa kata sandi, lalu impor."
            )
        raise Unreadable("Berkas Word lama (.doc) tidak dibaca; buka lalu simpan sebagai .docx.")
    if data.startswith(b"PK"):
        return _zipped(data, label)
    if data.startswith(_IMAGES):
        raise Unreadable(f"Berkas ini gambar, bukan teks. {_OCR}")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("Berkas RTF tidak dibaca; buka lalu simpan sebagai .docx.")
    if suffix == ".pdf":
        raise Unreadable("Isi berkas bukan PDF; unduh ulang berkasnya.")
    if suffix == ".docx":
        raise Unreadable("Isi berkas bukan dokumen Word; unduh ulang berkasnya.")
    lowered = head[:512].lower()
    if suffix in (".html", ".htm", ".xhtml", ".mhtml") or lowered.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return html.read(data, label)
    return plain.read(data, label, markdown=suffix in (".md", ".markdown"))


def _zipped(data: bytes, label: str) -> Reading:
    try:
        return word.read(data, label)
    except (zipfile.BadZipFile, *FAILURES) as error:
        raise Unreadable("Berkas Word rusak atau terpotong; unduh ulang berkasnya.") from error
