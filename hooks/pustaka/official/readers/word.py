"""Word: the paragraphs of a .docx in reading order, with the numbers that Word itself writes before them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from ...problems import Problem
from ..text import Line, Unreadable
from .reading import FAILURES, Reading, bounded, numeral, row_lines

_MAX_PART = 16 * 2**20
_BROKEN = "Berkas Word rusak atau terpotong; buka lalu simpan ulang sebagai .docx."
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_FALLBACK, qn("w:p"), qn("w:tbl"), qn("w:txbxContent")}
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_DEEPEST = 64


def read(data: bytes, label: str) -> Reading:
    """Return one line a paragraph; the cells of a table row stand beside each other; line numbers count paragraphs."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if not any(part.filename == "word/document.xml" for part in parts):
            raise Unreadable("Berkas ZIP ini bukan dokumen Word; beri berkas PDF, HTML, DOCX, TXT, atau MD.")
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("Berkas Word terkunci kata sandi; simpan salinannya tanpa kata sandi, lalu impor.")
        if sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))) > _MAX_PART:
            raise Unreadable("Isi berkas Word ini jauh lebih besar dari peraturan mana pun; simpan teksnya saja.")
        noted = any(b"<w:t" in archive.read(part) for part in parts if part.filename in _NOTES)
    try:
        document = Document(BytesIO(data))
        numbering = _Numbering(document)
        texts = [text for text in _texts(document.element.body, numbering, 0) if text.strip()]
    except (OpcError, etree.LxmlError, zipfile.BadZipFile, *FAILURES) as error:
        raise Unreadable(_BROKEN) from error
    lines = []
    for number, text in enumerate(texts, start=1):
        for part, piece in enumerate(text.split("\n")):
            if piece.strip():
                lines.append(Line(piece.strip(), label, number, breaks=part == 0))
    reading = Reading(bounded(lines), wrapped=False)
    if noted:
        reading.problems.append(
            Problem(label, 1, 1, "Berkas Word memuat catatan kaki, yang tidak diimpor; periksa isinya.")
        )
    return reading


def _texts(element: Any, numbering: _Numbering, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise ValueError("tables nested beyond reason")
    for child in _inside(element):
        if child.tag == qn("w:p"):
            text = "".join(_runs(child))
            label = numbering.label(child) if text.strip() else ""
            yield f"{label} {text}" if label else text
            for box in child.iter(qn("w:txbxContent")):
                # A text box is there twice, for newer and for older programs.
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _texts(box, numbering, depth + 1)
        elif child.tag == qn("w:tbl"):
            for row in _inside(child):
                cells = [
                    [text for text in _texts(cell, numbering, depth + 1) if text.strip()]
                    for cell in _inside(row)
                    if cell.tag == qn("w:tc")
                ]
                yield from row_lines(cells)


def _inside(element: Any) -> Iterator[Any]:
    """Yield the children of an element, looking into the wrappers that Word puts around some of them."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _inside(child)
        else:
            yield child


def _runs(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, insertions and links included, deletions and nested paragraphs not."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag not in _SKIPPED and child.tag != qn("w:del") and isinstance(child.tag, str):
            yield from _runs(child)


class _Numbering:
    """Word's automatic numbers: counts the levels of every list and writes each as its format says."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, int], tuple[int, str, str]] = {}
        self.lists: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.styles = {
            style.get(qn("w:styleId")): style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            for style in document.styles.element.iter(qn("w:style"))
        }
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without lists has no such part
            return
        for abstract in root.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                key = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"))))
                form = _value(level, "w:numFmt") or "decimal"
                self.levels[key] = (int(_value(level, "w:start") or 1), form, _value(level, "w:lvlText") or "")
        for number in root.iter(qn("w:num")):
            name = number.get(qn("w:numId"))
            self.lists[name] = _value(number, "w:abstractNumId") or ""
            for override in number.iter(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start:
                    self.starts[(name, int(override.get(qn("w:ilvl"))))] = int(start)

    def label(self, paragraph: Any) -> str:
        """Return the number Word shows before this paragraph, counting it; empty where it shows none."""
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if numbered is None:
            numbered = self.styles.get(_value(paragraph.find(qn("w:pPr")), "w:pStyle"))
        name = _value(numbered, "w:numId")
        if not name or name not in self.lists:
            return ""
        level = int(_value(numbered, "w:ilvl") or 0)
        # Lists with a start of their own count alone; the others share the count of their definition, as in Word.
        own = any(key[0] == name for key in self.starts)
        scope = f"num:{name}" if own else f"abstract:{self.lists[name]}"
        start, form, pattern = self.levels.get((self.lists[name], level), (1, "decimal", ""))
        if form in ("bullet", "none"):
            return ""
        start = self.starts.get((name, level), start)
        self.counts[(scope, level)] = self.counts.get((scope, level), start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == scope and key[1] > level]:
            del self.counts[deeper]
        for index in range(level + 1):
            first, shape, _ = self.levels.get((self.lists[name], index), (1, "decimal", ""))
            pattern = pattern.replace(f"%{index + 1}", numeral(self.counts.get((scope, index), first), shape))
        return pattern


def _value(element: Any, tag: str) -> str | None:
    found = None if element is None else element.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
