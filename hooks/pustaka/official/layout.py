"""The furniture of printed pages: heads, feet, page numbers, site marks and catchwords, set aside with their place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .text import Line, Mend, Row

_PAGE_NUMBER = re.compile(r"(?:Halaman|Hal\.?)?[-–—=~ ]*(\d{1,4})[-–—=~ ]*(?:dari\s+\d+)?", re.IGNORECASE)
_DASHED_NUMBER = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]|(?:Halaman|Hal\.)\s+\d+\s+dari\s+\d+", re.IGNORECASE)
_SITE = re.compile(r"(?:https?://)?(?:www\.|jdih\.|peraturan\.)[a-z0-9.\-/]+|SK\s+No\s*\d+\s*[A-Z]?", re.IGNORECASE)
# "2019, No.182", alone or with the page number before or behind it.
_GAZETTE = re.compile(
    r"(?:[-–—]\s*\d+\s*[-–—]\s*)?\d{4}\s*,\s*No\.?\s*\d+(?:\s*[-–—]?\s*\d+\s*[-–—]?)?(?:\s*[-–—]\s*\d+\s*[-–—])?"
)
_LETTERHEAD = re.compile(r"PRESIDEN|REPUBLIK\s+INDONESIA|PRESIDEN\s+REPUBLIK\s+INDONESIA|SALINAN")
_CATCHWORD = re.compile(r"(.*?)\s*(?:\.\s+\.\s*\.|\.{3,}|…)[\s.…]*$")
_EDGE = 4
_REPEATED = 3


def body(lines: Sequence[Line]) -> tuple[list[Row], list[Mend]]:
    """Return the rows of the body and a record of each line set aside."""
    furniture = _found(lines)
    rows: list[Row] = []
    aside: list[Mend] = []
    for index, line in enumerate(lines):
        if index in furniture:
            aside.append(Row(line, line.text).note(0, furniture[index], line.text))
            continue
        # The room around a head or foot, or between two pages, is no end of a paragraph.
        turned = rows and (index - 1 in furniture or lines[index - 1].page != line.page)
        rows.append(Row(replace(line, breaks=False) if line.page is not None and turned else line, line.text))
    return rows, aside


def _found(lines: Sequence[Line]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if _SITE.fullmatch(line.text):
            found[index] = "tanda situs atau nomor lembar; disisihkan."
        elif _DASHED_NUMBER.fullmatch(line.text):
            found[index] = "nomor halaman; disisihkan."
    pages: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.page is not None:
            pages[(line.path, line.page)].append(index)
    _letterheads(lines, pages, found)
    _repetitions(lines, pages, found)
    _catchwords(lines, found)
    return found


def _letterheads(lines: Sequence[Line], pages: dict[tuple[str, int], list[int]], found: dict[int, str]) -> None:
    """Set aside the head of each page but a document's first, and the page numbers at either edge of a page."""
    offsets = _offsets(lines, pages)
    for indexes in pages.values():
        for index in indexes[: _EDGE + 1]:
            line = lines[index]
            if index in found:
                continue
            if _GAZETTE.fullmatch(line.text):
                found[index] = "kepala halaman; disisihkan."
            elif _is_page_number(line, offsets):
                found[index] = "nomor halaman; disisihkan."
            elif line.page != 1 and _LETTERHEAD.fullmatch(line.text) and not _titled(lines, index):
                found[index] = "kepala halaman; disisihkan."
            else:
                break
        for index in reversed(indexes[-_EDGE:]):
            if index in found:
                continue
            if not _is_page_number(lines[index], offsets):
                break
            found[index] = "nomor halaman; disisihkan."


def _offsets(lines: Sequence[Line], pages: dict[tuple[str, int], list[int]]) -> set[int]:
    """Return by how much printed page numbers differ from the file's pages, where several pages agree on it."""
    counts: Counter[int] = Counter()
    for indexes in pages.values():
        edge = {*indexes[: _EDGE + 1], *indexes[-_EDGE:]}
        counts.update({offset for index in edge if (offset := _offset(lines[index])) is not None})
    return {0, *(offset for offset, count in counts.items() if count >= _REPEATED)}


def _offset(line: Line) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return int(match[1]) - line.page if match and line.page is not None else None


def _is_page_number(line: Line, offsets: set[int]) -> bool:
    """Return whether a bare number counts pages: a year or an amount that a line break left alone does not."""
    return _offset(line) in offsets


def _titled(lines: Sequence[Line], index: int) -> bool:
    """Return whether the head belongs to a title that follows it: a second document begins on this page."""
    following = " ".join(line.text for line in lines[index + 1 : index + 4])
    return re.match(r"(?:REPUBLIK INDONESIA\s+)?(?:UNDANG-UNDANG|PERATURAN|NOMOR)\b", following) is not None


def _repetitions(lines: Sequence[Line], pages: dict[tuple[str, int], list[int]], found: dict[int, str]) -> None:
    """Set aside what stands at the same edge of most pages, numbers apart."""
    shapes: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for indexes in pages.values():
        inner = [index for index in indexes if index not in found]
        for side, edge in (("top", inner[:2]), ("foot", inner[-2:])):
            for order, index in enumerate(edge if side == "top" else reversed(edge)):
                shapes[index] = f"{side}{order} " + re.sub(r"\d+", "#", lines[index].text)
        counts.update({shapes[index] for index in {*inner[:2], *inner[-2:]}})
    for index, shape in shapes.items():
        # Headings and list items repeat in their own right.
        usual = re.search(r"Pasal #|BAB |Bagian |Cukup jelas|Ayat |Huruf |[;:.]$", shape)
        if counts[shape] >= max(_REPEATED, len(pages) // 2) and not usual:
            found[index] = "kepala atau kaki halaman yang berulang; disisihkan."


def _catchwords(lines: Sequence[Line], found: dict[int, str]) -> None:
    """Set aside the line that announces the next page, where the text goes on with its words or its page ends there."""
    rest = [index for index in range(len(lines)) if index not in found]
    for order, index in enumerate(rest):
        line = lines[index]
        match = _CATCHWORD.fullmatch(line.text)
        if match is None or order + 1 == len(rest):
            continue
        following = lines[rest[order + 1]]
        ends_page = line.page is not None and (following.page != line.page or following.path != line.path)
        words = "".join(match[1].split())
        joined = "".join("".join(lines[later].text.split()) for later in rest[order + 1 : order + 4])
        if words and joined.startswith(words):
            found[index] = "kata penyambung ke halaman berikutnya; disisihkan."
        elif ends_page and len(match[1].split()) <= 6:
            found[index] = (
                "kata penyambung yang tidak sama dengan awal halaman berikutnya; disisihkan, periksa halamannya."
            )
