"""Words as they stand on pages: values made harmless, and cut to a width."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from ..words import MONTHS, listed, long_date, number, sentence

__all__ = ["MONTHS", "attribute", "bound", "escape", "listed", "long_date", "number", "sentence", "short"]

# HTML's own characters, and those that mean something to Markdown wherever they stand.
_SPECIAL = re.compile(r"[&<>\"'`*_\[\]{}\\|#~^=$]")
# What means something only at the start of a line: a value may come to stand there.
_AT_START = re.compile(r" ?(?:\d+(?=[.)]))?([+\-:.)!])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SPACE = re.compile(r"\s+")
# `7 hari`, `1 x 24 jam`.
_MEASURE = re.compile(r"\b\d+ (?:x 24 )?(?:jam|hari|bulan|tahun)\b")
# A name and its number: "UU 14/2019", "Pasal 28", "ayat (1)", "huruf b", "Bab IV".
_NUMBERED = re.compile(r"\b(\w+ (?=\d+/\d)|(?:Pasal|ayat|huruf|angka|Bab) (?=\d|\(\d|[a-z]\b|[IVXL]+\b))")


@lru_cache(1 << 16)
def escape(text: str) -> Markup:
    """Return a text that Markdown and HTML both show as it is written, in a line, an attribute or a link's text.

    Only where its lines may break is ours to say: not between a number and its unit.
    """
    folded = _MEASURE.sub(_unbroken, _SPACE.sub(" ", _CONTROL.sub("", text)))
    safe = _SPECIAL.sub(_entity, folded)
    if start := _AT_START.match(safe):
        safe = f"{safe[: start.start(1)]}&#{ord(start[1])};{safe[start.end(1) :]}"
    return Markup(safe)  # noqa: S704 - this function is what makes it safe


@lru_cache(1 << 14)
def bound(text: str) -> Markup:
    """Return the text of a link as `escape` does, with every citation's name held to its number in one line."""
    return Markup(_NUMBERED.sub(lambda match: f"{match[0][:-1]}\u00a0", escape(text)))  # noqa: S704 - only spaces changed


def attribute(text: str) -> Markup:
    """Return a text for an attribute of an element that holds Markdown, whose reader takes it apart once more.

    It has no lines to break, and may be copied: its spaces are plain.
    """
    return Markup(str(escape(text)).replace("&#38;", "&#38;amp;").replace("\xa0", " "))  # noqa: S704 - made of what is safe


def _unbroken(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\xa0")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def short(text: str, width: int = 158) -> str:
    """Return the text cut at a word so that it fits a page's description."""
    if len(text) <= width:
        return text
    return text[:width].rsplit(" ", 1)[0].rstrip(",;:") + " …"
