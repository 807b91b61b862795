"""Words as they stand on pages: values made harmless, dates and numbers written the Indonesian way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

# HTML's own characters, and those that mean something to Markdown wherever they stand.
_SPECIAL = re.compile(r"[&<>\"'`*_\[\]{}\\|#~^=$]")
# What means something only at the start of a line: a value may come to stand there.
_AT_START = re.compile(r" ?(?:\d+(?=[.)]))?([+\-:.)!])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SPACE = re.compile(r"\s+")

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@lru_cache(1 << 16)
def escape(text: str) -> Markup:
    """Return a text that Markdown and HTML both show as it is written, in a line, an attribute or a link's text."""
    folded = _SPACE.sub(" ", _CONTROL.sub("", text))
    safe = _SPECIAL.sub(_entity, folded)
    if start := _AT_START.match(safe):
        safe = f"{safe[: start.start(1)]}&#{ord(start[1])};{safe[start.end(1) :]}"
    return Markup(safe)  # noqa: S704 - this function is what makes it safe


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def long_date(date: str) -> str:
    """Return `2 Oktober 2019`, `Oktober 2019` or `2019`, as precisely as the date was given."""
    year, *rest = date.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def number(value: int) -> str:
    """Return a number with points between its thousands: `15.522`."""
    return f"{value:,}".replace(",", ".")


def sentence(text: str) -> str:
    """Return a phrase that begins as a sentence does."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: `a`, `a dan b`, `a, b, dan c`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def short(text: str, width: int = 158) -> str:
    """Return the text cut at a word so that it fits a page's description."""
    if len(text) <= width:
        return text
    return text[:width].rsplit(" ", 1)[0].rstrip(",;:") + " …"
