"""The marks that open the units of Indonesian legislation: their numbers, their order, their shapes."""

from __future__ import annotations

import re

ONES = ("Kesatu", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan")
TENS = ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")
ORDINAL = (
    rf"(?:Kesepuluh|Kesebelas|(?:{'|'.join(ONES)}) Puluh(?: (?:{'|'.join(TENS)}))?|(?:{'|'.join(ONES)}) Belas"
    rf"|Pertama|{'|'.join(ONES)})"
)
ROMAN = r"[IVXLC]+"
CONJUNCTION = r"(?:dan/atau|dan|atau|serta)"

# What a reference ends with when the line breaks inside it: the mark that follows is then not a heading.
OPEN_REFERENCE = re.compile(
    r"(?:\b(?:ayat|huruf|angka|[Pp]asal|[Nn]omor|[Bb]ab|[Bb]agian|[Pp]aragraf|pada|dalam|dengan|dari|[Tt]ahun|dan/atau|dan|atau|serta)|(?<!;),)$"
)
ENDED = re.compile(rf"(?:[.;:]|[.;,:]\s*{CONJUNCTION})[\"”’')\]]*$")


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral written in capitals."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=True):
        value = values[here]
        total += -value if values.get(after, 0) > value else value
    return total


def ordinal_value(text: str) -> int:
    """Return the value of an Indonesian ordinal as it stands in a Bagian heading, in any capitals; 0 if it is none."""
    words = text.title().split()
    if words == ["Pertama"]:
        return 1
    if words == ["Kesepuluh"]:
        return 10
    if words == ["Kesebelas"]:
        return 11
    if not words or words[0] not in ONES:
        return 0
    value = ONES.index(words[0]) + 1
    if len(words) == 1:
        return value
    if words[1] == "Belas":
        return 10 + value
    return 10 * value + (TENS.index(words[2]) + 1 if len(words) > 2 else 0)


def number_key(text: str) -> tuple[int, str]:
    """Return the sort key of a number with an optional letter: 27A comes after 27 and before 28."""
    match = re.match(r"(\d+)\s*([A-Za-z]*)", text)
    return (int(match[1]), match[2].upper()) if match else (0, text)


def letter_value(text: str) -> int:
    """Return 1 for a … 26 for z, 27 for aa … as lists beyond z continue."""
    return ord(text[0]) - 96 + 26 * (len(text) - 1)


def follows(before: str, after: str) -> bool:
    """Return whether number `after` may stand directly behind `before`: 28 or 27A behind 27, 27B or 28 behind 27A."""
    (first, letters), (second, suffix) = number_key(before), number_key(after)
    if second == first + 1:
        return suffix in ("", "A")
    if second != first or not suffix:
        return False
    if not letters:
        return suffix == "A"
    return len(suffix) == len(letters) and suffix[:-1] == letters[:-1] and ord(suffix[-1]) == ord(letters[-1]) + 1
