"""Plain text and Markdown: lines as they stand, without the marks of Markdown."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from ...problems import Problem
from ..marks import ENDED
from ..text import Line, Unreadable
from .reading import MAX_TEXT_BYTES, Reading, bounded

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_BLOCK = re.compile(r"^\s{0,3}(?:>\s?|#{1,6}\s+|[-+*]\s+(?=\(?\w{1,3}[.)]\s))+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read(data: bytes, label: str, *, markdown: bool) -> Reading:
    """Return the lines of a text file in UTF-8, UTF-16 or Windows-1252; a form feed begins a page."""
    if len(data) > MAX_TEXT_BYTES:
        raise Unreadable(
            f"Berkas teks {len(data) // 2**20} MB jauh lebih besar dari peraturan mana pun; "
            f"batasnya {MAX_TEXT_BYTES // 2**20} MB. Pastikan berkasnya benar."
        )
    text, problems = _decoded(data, label)
    paged = "\f" in text
    lines: list[Line] = []
    page, page_line, blank = 1, 0, True
    for number, raw in enumerate(text.split("\n"), start=1):
        for part, piece in enumerate(raw.split("\f")):
            if part:
                page, page_line = page + 1, 0
            page_line += 1
            bare = _bare(piece) if markdown else piece
            if bare.strip():
                indent = len(bare.expandtabs()) - len(bare.expandtabs().lstrip())
                line = Line(bare.strip(), label, number, indent=indent, breaks=blank)
                lines.append(replace(line, page=page, page_line=page_line) if paged else line)
            blank = not bare.strip()
    return Reading(bounded(lines), wrapped=_wrapped(lines), problems=problems)


def _decoded(data: bytes, label: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif b"\x00" in data:
        raise Unreadable("Isi berkas ini bukan teks; beri berkas PDF, HTML, DOCX, TXT, atau MD.")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # An old export is in Windows-1252; bytes it does not know mean that the file is no text at all.
            try:
                text = data.decode("cp1252")
            except UnicodeDecodeError:
                raise Unreadable("Isi berkas ini bukan teks; beri berkas PDF, HTML, DOCX, TXT, atau MD.") from error
            line = data.count(b"\n", 0, error.start) + 1
            problems.append(
                Problem(label, line, 1, "Berkas bukan UTF-8; dibaca sebagai Windows-1252, periksa tanda bacanya.")
            )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text)) > len(text) // 200:
        raise Unreadable("Isi berkas ini bukan teks; beri berkas PDF, HTML, DOCX, TXT, atau MD.")
    return text, problems


def _bare(line: str) -> str:
    return _ESCAPE.sub(r"\1", _STARS.sub("", _LINK.sub(r"\1", _BLOCK.sub("", html.unescape(line)))))


def _wrapped(lines: list[Line]) -> bool:
    """Return whether lines end at a margin: then most long lines end inside a sentence."""
    long = [line.text for line in lines if len(line.text) > 50]
    return len(long) > 5 and sum(not ENDED.search(text) for text in long) > len(long) / 4
