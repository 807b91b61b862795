"""Render an invented statute as people really have it: Markdown, text pages, PDF, Word, a portal's HTML, with their traits."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen import canvas

from .statutes import Node, Statute


@dataclass(frozen=True)
class Block:
    """One paragraph: `mark` is its number as printed, `level` its depth, `center` a heading's place."""

    text: str
    mark: str = ""
    level: int = 0
    center: bool = False

    @property
    def line(self) -> str:
        return f"{self.mark} {self.text}".strip()


def blocks(statute: Statute, *, explained: bool = True) -> list[Block]:
    """Return the paragraphs of the whole law in order."""
    return [*_law(statute), *(_elucidation(statute) if explained else ())]


def _law(statute: Statute) -> Iterator[Block]:
    subject = statute.tentang.upper()
    number = f"NOMOR {statute.nomor} TAHUN {statute.tahun}"
    for text in ("UNDANG-UNDANG REPUBLIK INDONESIA", number, "TENTANG", subject, "DENGAN RAHMAT TUHAN YANG MAHA ESA",
                 "PRESIDEN REPUBLIK INDONESIA,"):  # fmt: skip
        yield Block(text, center=True)
    yield Block("", "Menimbang :")
    for index, text in enumerate(statute.menimbang):
        yield Block(text, f"{chr(97 + index)}.", 1)
    yield Block("", "Mengingat :")
    for index, text in enumerate(statute.mengingat):
        yield Block(text, f"{index + 1}." if len(statute.mengingat) > 1 else "", 1)
    for text in (
        "Dengan Persetujuan Bersama",
        "DEWAN PERWAKILAN RAKYAT REPUBLIK INDONESIA",
        "dan",
        "PRESIDEN REPUBLIK INDONESIA",
        "MEMUTUSKAN:",
    ):
        yield Block(text, center=True)
    yield Block(f"UNDANG-UNDANG TENTANG {subject}.", "Menetapkan :")
    above: dict[str, Any] = {}
    for entry in statute.pasal:
        yield from _headings(entry, above)
        yield Block(f"Pasal {entry['nomor']}", center=True)
        for node in entry["isi"]:
            yield from _unit(node, 0)
    yield Block(
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan Undang-Undang ini dengan penempatannya dalam Lembaran Negara Republik Indonesia."
    )
    for text in ("Disahkan di Kampung Contoh", f"pada tanggal 3 Maret {statute.tahun}", "PRESIDEN REPUBLIK INDONESIA,", "ttd.", "TOKOH REKAAN",
                 f"LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN {statute.tahun} NOMOR 77"):  # fmt: skip
        yield Block(text)


def _headings(entry: dict[str, Any], above: dict[str, Any]) -> Iterator[Block]:
    names = {"bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf"}
    for kind, name in names.items():
        heading = entry[kind]
        if heading != above.get(kind) and heading:
            yield Block(f"{name} {heading['nomor']}", center=True)
            yield Block(heading["judul"], center=True)
        if heading != above.get(kind):
            for lower in names:
                above.pop(lower, None) if list(names).index(lower) > list(names).index(kind) else None
        above[kind] = heading


def _unit(node: Node, level: int, parent: str = "") -> Iterator[Block]:
    kind, number = node["jenis"], node["nomor"]
    if kind == "bab":
        yield Block(f"BAB {number}", center=True)
        yield Block(node["teks"], center=True)
        return
    if kind == "pasal":
        yield Block(f"Pasal {number}", center=True)
        for child in node["anak"]:
            yield from _unit(child, level)
        return
    mark = {
        "alinea": "",
        "ayat": f"({number})",
        "huruf": f"{number}.",
        "angka": f"{number}{')' if parent == 'huruf' else '.'}",
    }[kind]
    yield Block(node["teks"], mark, level)
    for child in node["anak"]:
        yield from _unit(child, level + (child["jenis"] not in ("pasal", "bab")), kind)


def _elucidation(statute: Statute) -> Iterator[Block]:
    for text in (
        "PENJELASAN",
        "ATAS",
        "UNDANG-UNDANG REPUBLIK INDONESIA",
        f"NOMOR {statute.nomor} TAHUN {statute.tahun}",
        "TENTANG",
        statute.tentang.upper(),
    ):
        yield Block(text, center=True)
    yield Block("UMUM", "I.")
    for text in statute.umum:
        yield Block(text)
    yield Block("PASAL DEMI PASAL", "II.")
    for entry in statute.pasal:
        yield Block(f"Pasal {entry['nomor']}")
        for text in statute.explained.get(str(entry["nomor"]), ()):
            yield Block(text, level=1)
    yield Block("TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 5001", center=True)


# What scanning breaks


def slipped(source: Sequence[Block]) -> list[Block]:
    """Return the blocks with the slips of scanned text: glued headings, lost line breaks, split words, a bracket read as a digit."""
    result: list[Block] = []
    glued_heading = glued_item = glued_paragraf = False
    for original in source:
        text = original.text.replace("perundang-undangan", "perundang- undangan", 1)
        block = replace(original, text=text.replace("Undang-Undang ini", "Undang- Undang ini", 1))
        body = any(done.text == "BAB I" for done in result)
        if body and not glued_heading and block.text == "Pasal 7":
            result[-1] = replace(result[-1], text=f"{result[-1].text} Pasal 7 __")
            glued_heading = True
        elif body and not glued_item and block.mark == "d." and block.text == "pemanenan.":
            result[-1] = replace(result[-1], text=f"{result[-1].text} {block.line}")
            glued_item = True
        elif body and not glued_paragraf and block.text == "Paragraf 2":
            result[-1] = replace(result[-1], text=f"{result[-1].text} Paragraf 2")
            glued_paragraf = True
        elif glued_paragraf and block.text == "Pelaksanaan":
            result[-1] = replace(result[-1], text=f"{result[-1].text} Pelaksanaan")
        elif block.mark == "(2)" and "Penyimpanan" in block.text:
            result.append(replace(block, mark="(21"))
        elif block.text == "pembibitan;":
            result.append(replace(block, mark=". b."))
        else:
            result.append(block)
    return result


# Formats


def markdown(source: Sequence[Block]) -> bytes:
    """Return one line a paragraph, as converters write it."""
    return ("\n".join(block.line for block in source) + "\n").encode()


def fill(text: str, fits: Callable[[str], bool], every: int = 7) -> list[str]:
    """Break `text` into lines that fit; some words are broken with a hyphen, as typesetters do."""
    lines: list[str] = []
    line = ""
    for count, word in enumerate(text.split(), start=1):
        trial = f"{line} {word}".strip()
        if fits(trial):
            line = trial
            continue
        cut = word.find("-") + 1 if re.fullmatch(r"[A-Za-z]+-[a-z]+\W*", word) else 0
        if not cut and count % every == 0 and re.fullmatch(r"[a-z]{9,}", word):
            cut = 4
        head = word[:cut] if word[:cut].endswith("-") else word[:cut] + "-"
        if cut and fits(f"{line} {head}".strip()):
            lines.append(f"{line} {head}".strip())
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line] if line else lines


def pages_of_text(source: Sequence[Block], *, width: int = 72, height: int = 40) -> bytes:
    """Return text as pdftotext writes it: wrapped, indented, with heads, catchwords and form feeds."""
    lines: list[str] = []
    for block in source:
        if block.center:
            lines += [" " * 20 + text for text in fill(block.line, lambda text: len(text) <= width - 30)]
            continue
        indent = 4 * block.level
        hang = indent + 4 if block.mark else indent
        first = f"{block.mark:<3} " if block.mark else ""
        wrapped = fill(block.text, lambda text, hang=hang: len(text) <= width - hang) or [""]
        lines.append(" " * indent + first + wrapped[0])
        lines += [" " * hang + text for text in wrapped[1:]]
    pages = [lines[index : index + height] for index in range(0, len(lines), height)]
    parts: list[str] = []
    for number, page in enumerate(pages, start=1):
        head = [] if number == 1 else ["                2031, No.77", f"                    -{number}-", ""]
        catch = [f"{' ' * 50}{' '.join(pages[number][0].split()[:2])} . . ."] if number < len(pages) else []
        parts.append("\n".join([*head, *page, *catch, "                www.peraturan.go.id"]))
    return "\n\f".join(parts).encode()


def pdf(
    source: Sequence[Block],
    *,
    style: str = "sekretariat",
    font: str = "Times-Roman",
    size: int = 12,
    password: str = "",
) -> bytes:
    """Return A4 pages: `sekretariat` has the President's head and catchwords, `lembaran` the gazette's head and site mark."""
    output = BytesIO()
    page = canvas.Canvas(output, pagesize=A4, encrypt=password or None)
    lines = [line for block in source for line in _set(block, font, size)]
    height = int(600 / (size * 1.5))
    sheets = [lines[index : index + height] for index in range(0, len(lines), height)]
    for number, sheet in enumerate(sheets, start=1):
        page.setFont(font, size)
        if style == "sekretariat":
            if number > 1:
                for offset, text in enumerate(("PRESIDEN", "REPUBLIK INDONESIA", f"- {number} -")):
                    page.drawCentredString(297, 810 - 14 * offset, text)
            page.drawString(80, 30, f"SK No 0123{number:02} A")
        else:
            if number > 1:
                page.drawString(80, 800, "2031, No.77")
                page.drawString(290, 800, f"-{number}-")
            page.drawCentredString(297, 30, "www.peraturan.go.id")
        y = 740.0
        for x, text, x_mark, mark in sheet:
            if mark:
                page.drawString(x_mark, y, mark)
            page.drawString(x, y, text)
            y -= size * 1.5
        if style == "sekretariat" and number < len(sheets):
            _, text, _, mark = sheets[number][0]
            page.drawRightString(515, 60, f"{mark} {' '.join(text.split()[:1])}".strip() + " . . .")
        page.showPage()
    page.save()
    return output.getvalue()


def _set(block: Block, font: str, size: int) -> Iterator[tuple[float, str, float, str]]:
    """Yield the lines of a block as (x, text, x of the mark, mark)."""
    if block.center:
        for text in fill(block.line, lambda text: pdfmetrics.stringWidth(text, font, size) <= 300):
            yield 297 - pdfmetrics.stringWidth(text, font, size) / 2, text, 0, ""
        return
    left = 80 + 24 * block.level
    hang = left + (24 if len(block.mark) < 5 else 80) if block.mark else left
    lines = fill(block.text, lambda text: pdfmetrics.stringWidth(text, font, size) <= 515 - hang) or [""]
    for index, text in enumerate(lines):
        yield hang, text, left, "" if index else block.mark


def scan(pages: int) -> bytes:
    """Return a PDF that holds pictures only, as a scanner makes it."""
    output = BytesIO()
    page = canvas.Canvas(output, pagesize=A4)
    for _ in range(pages):
        page.drawImage(ImageReader(Image.new("L", (60, 80), 220)), 0, 0, 595, 842)
        page.showPage()
    page.save()
    return output.getvalue()


def word(source: Sequence[Block], *, automatic: bool = False) -> bytes:
    """Return a .docx; with `automatic`, letters and ayat numbers are Word's own numbering and not in the text."""
    document = Document()
    numbering = document.part.numbering_part.element
    formats = {
        "ayat": ("decimal", "(%1)"),
        "huruf": ("lowerLetter", "%1."),
        "angka": ("decimal", "%1."),
        "kurung": ("decimal", "%1)"),
    }
    used = 900
    open_lists: dict[tuple[str, int], int] = {}
    for block in source:
        kind = _kind(block.mark)
        if not automatic or not kind:
            document.add_paragraph(block.line)
            if not block.mark or block.center:
                open_lists.clear()
            continue
        value = block.mark.strip("().")
        if value in ("1", "a") or (kind, block.level) not in open_lists:
            used += 1
            _list(numbering, used, *formats[kind], start=1 if value in ("1", "a") else int(value))
            open_lists[(kind, block.level)] = used
        paragraph = document.add_paragraph(block.text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            _element(
                "w:numPr", _element("w:ilvl", val="0"), _element("w:numId", val=str(open_lists[(kind, block.level)]))
            )
        )
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _kind(mark: str) -> str:
    shapes = {r"\(\d+\)": "ayat", r"[a-z]\.": "huruf", r"\d+\.": "angka", r"\d+\)": "kurung"}
    return next((kind for shape, kind in shapes.items() if re.fullmatch(shape, mark)), "")


def _list(numbering: Any, number: int, form: str, pattern: str, start: int) -> None:
    level = _element(
        "w:lvl", _element("w:start", val=str(start)), _element("w:numFmt", val=form), _element("w:lvlText", val=pattern)
    )
    level.set(qn("w:ilvl"), "0")
    abstract = _element("w:abstractNum", level)
    abstract.set(qn("w:abstractNumId"), str(number))
    numbering.insert(0, abstract)
    entry = _element("w:num", _element("w:abstractNumId", val=str(number)))
    entry.set(qn("w:numId"), str(number))
    numbering.append(entry)


def _element(tag: str, *children: Any, val: str = "") -> Any:
    element = OxmlElement(tag)
    if val:
        element.set(qn("w:val"), val)
    for child in children:
        element.append(child)
    return element


def portal(source: Sequence[Block], *, lists: bool = False) -> bytes:
    """Return a page saved from a legal portal: menu, search box, script, footer; with `lists`, letters are the browser's."""
    parts: list[str] = []
    letters: list[str] = []
    start = 0
    for block in source:
        text = html.escape(block.text)
        if lists and re.fullmatch(r"[a-z]\.", block.mark):
            letters.append(f"<li>{text}</li>")
            start = start or ord(block.mark[0]) - 96
            continue
        if letters:
            parts.append(f'<ol type="a" start="{start}">{"".join(letters)}</ol>')
            letters, start = [], 0
        parts.append(f"<p{' class=tengah' if block.center else ''}>{html.escape(block.mark)} {text}</p>")
    body = "\n".join(parts)
    return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Portal Hukum Rekaan</title><style>p {{ margin: 0 }}</style>
<script>var Pasal = "Pasal 99";</script></head>
<body><header><a href="/">Portal Hukum Rekaan</a></header>
<nav><ul><li>Beranda</li><li>Undang-Undang</li><li>Peraturan Pemerintah</li></ul></nav>
<form action="/cari"><div class="isi"><!-- mulai -->
{body}
<!-- selesai --></div></form>
<footer>Hak cipta © Portal Hukum Rekaan. Kunjungi juga Pasal 1 di halaman lain.</footer></body></html>
""".encode()
