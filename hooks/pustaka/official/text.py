"""Lines as a reader found them, rows as they are mended, and the mends themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a file: `number` counts from 1 over the whole file; `page` and `page_line` are None without pages.

    `indent` is the left edge in columns, None where the format has none; `breaks` says that a paragraph begins here.
    """

    text: str
    path: str
    number: int
    page: int | None = None
    page_line: int | None = None
    indent: int | None = None
    breaks: bool = False

    @property
    def where(self) -> str:
        """Return what a message needs besides the line number: the page, in Indonesian, or nothing."""
        return f"halaman {self.page}, baris {self.page_line}: " if self.page else ""


@dataclass(frozen=True, order=True)
class Mend:
    """One change made to the text, or one piece of it set aside; `before` and `after` are the exact characters."""

    path: str
    line: int
    column: int
    message: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass
class Row:
    """A line on its way into the grammar: every change goes through `mend`, which keeps the columns of the file."""

    line: Line
    text: str
    glued: bool = False  # the next row continues the last word of this one
    columns: list[int] | None = None  # the column of each character in the file, once one was changed

    def column(self, index: int) -> int:
        """Return the column in the file, from 1, of the character at `index`."""
        if self.columns is None:
            return index + 1
        return self.columns[min(index, len(self.columns) - 1)] if self.columns else 1

    def mend(self, changes: Sequence[tuple[int, int, str, str]]) -> list[Mend]:
        """Make all `changes` at once, each (start, end, new text, message), in order; return their records."""
        if not changes:
            return []
        old = self.columns or list(range(1, len(self.text) + 1))
        pieces: list[str] = []
        columns: list[int] = []
        mends: list[Mend] = []
        done = 0
        for start, end, text, message in changes:
            where = self.column(start)
            mends.append(self.note(start, message, self.text[start:end], text))
            pieces += self.text[done:start], text
            columns += old[done:start] + [where] * len(text)
            done = end
        self.text = "".join([*pieces, self.text[done:]])
        self.columns = columns + old[done:]
        return mends

    def note(self, index: int, message: str, before: str = "", after: str = "") -> Mend:
        """Return the record of something done at `index`, with its place in the file."""
        return Mend(self.line.path, self.line.number, self.column(index), self.line.where + message, before, after)


class Unreadable(Exception):
    """A file that cannot be imported at all; the message is one Indonesian sentence with what to do."""


def quoted(text: str, limit: int = 60) -> str:
    """Return `text` in Indonesian quotation marks, shortened to `limit` characters."""
    short = " ".join(text.split())
    return f"“{short if len(short) <= limit else short[: limit - 1].rstrip() + '…'}”"
