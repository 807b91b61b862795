"""What every reader hands on, and the bounds within which a file is read."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

from ...problems import Problem
from ..text import Line, Mend, Unreadable

# What libraries raise on malformed files, in whichever of their parts: the file is at fault, not the library.
FAILURES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
# The longest statute in print has some 1,200 pages and 2.5 million characters; what is larger is not one statute.
MAX_BYTES = 48 * 2**20
MAX_TEXT_BYTES = 8 * 2**20
MAX_LINE = 100_000
MAX_LINES = 200_000
MAX_CHARACTERS = 6_000_000


@dataclass
class Reading:
    """The lines of one file; what the reader left out of them is in `aside`, what it could not read in `problems`.

    `wrapped` says that a line ends where the page ends, not where the paragraph does.
    """

    lines: list[Line]
    wrapped: bool
    aside: list[Mend] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def bounded(lines: list[Line]) -> list[Line]:
    """Return `lines`, or raise Unreadable where there are more of them than any statute has."""
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise Unreadable(
            "Teks berkas ini jauh lebih panjang dari peraturan mana pun; pastikan berkasnya benar atau pecah berkasnya."
        )
    for line in lines:
        if len(line.text) > MAX_LINE:
            raise Unreadable(
                f"Baris {line.number} jauh lebih panjang dari paragraf mana pun; "
                "simpan ulang teksnya dengan pemisah baris."
            )
    return lines


def row_lines(cells: list[list[str]]) -> list[str]:
    """Return the lines of one table row: cells side by side are one line, as in "Menimbang | : | a. | bahwa …".

    Cells that hold running text of their own stay one below the other.
    """
    filled = [cell for cell in cells if cell]
    longest = max((len(cell) for cell in filled), default=0)
    beside = all(len(cell) in (1, longest) for cell in filled) and all(
        len(text) < 40 for cell in filled[:-1] for text in cell
    )
    if len(filled) < 2 or not beside:
        return [text for cell in filled for text in cell]
    return [" ".join(cell[index] for cell in filled if index < len(cell)) for index in range(longest)]


def numeral(number: int, form: str) -> str:
    """Return a list number as Word and browsers write it; `form` is Word's name of the format, else decimal."""
    if form in ("lowerLetter", "upperLetter"):
        text = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
        return text if form == "lowerLetter" else text.upper()
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for value, sign in (
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ):
            text += sign * (number // value)
            number %= value
        return text if form == "lowerRoman" else text.upper()
    return str(number)
