"""Words as sentences need them: dates and numbers written the Indonesian way, lists, a capital at the start."""

from __future__ import annotations

from collections.abc import Sequence

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
