"""Numerals of provisions: how each kind is numbered, in what order, and what stands between two numbers.

Pasal, bab, ayat and angka inserted by an amending law bear a letter: Pasal 27A, BAB IXA, ayat (1a). The pasal of
an amending law itself are Roman: Pasal II. Past huruf z come aa, bb, cc (as in Pasal 622 ayat (1) UU 1/2023).
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from .patterns import compiled

_LETTERS = (*ascii_lowercase, *(letter * 2 for letter in ascii_lowercase))
_ROMAN = tuple(
    tens + units
    for tens in ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
    for units in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)
_INSERTED_BAB = "ABCDEFGH"  # BAB IXA; a letter I would read as a numeral
_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ORDINALS = (
    *(f"Ke{unit}" for unit in _UNITS),
    "Kesepuluh",
    "Kesebelas",
    *(f"Ke{unit} Belas" for unit in _UNITS[1:]),
    "Kedua Puluh",
)

_NUMBERS = {
    "bab": rf"[IVXL]+[{_INSERTED_BAB}]?",
    "bagian": r"[1-9]|1\d|20",
    "paragraf": r"[1-9]\d?",
    "pasal": r"[1-9]\d{0,3}[A-Z]?|[IVXL]+",
    "ayat": r"[1-9]\d{0,2}[a-z]?",
    "huruf": "|".join(f"{letter}{letter}?" for letter in ascii_lowercase),
    "angka": r"[1-9]\d{0,3}[a-z]?",
}
# As written in texts: an ayat mostly, and in older laws also huruf and angka, in brackets.
_WRITTEN = _NUMBERS | {kind: rf"\((?:{_NUMBERS[kind]})\)|{_NUMBERS[kind]}" for kind in ("ayat", "huruf", "angka")}
_WRITTEN["bagian"] = "|".join(f"(?i:{ordinal})" for ordinal in reversed(_ORDINALS)).replace(" ", "~")
# A number ends where its word ends, and amounts are no numbers: "Pasal 1.000", "angka 4,5", "angka 12 tahun".
_ENDS = r"(?!(?<!\))\w|\.\d)"
MEASURES = r"tahun|bulan|minggu|hari|jam|menit|persen|ribu|juta|miliar|triliun"
_READERS = {kind: compiled(rf"(?:{written}){_ENDS}") for kind, written in _WRITTEN.items()}
_READERS["angka"] = compiled(rf"(?:{_WRITTEN['angka']}){_ENDS}(?!,\d|\s?%|~(?:{MEASURES})(?!\w))")


class Order(NamedTuple):
    """The place of a number among the numbers of its kind: 27 before 27A before 28."""

    style: str  # "1", "I" or "a"; numbers of two styles have no order between them
    value: int
    inserted: str


def read(kind: str, text: str, start: int) -> tuple[str, int] | None:
    """Read the number of a provision of that kind at `start`; return it and where it ends."""
    match = _READERS[kind].match(text, start)
    if match is None:
        return None
    if kind == "bagian":
        return str(_ORDINALS.index(" ".join(match[0].title().split())) + 1), match.end()
    number = match[0].strip("()")
    return (number, match.end()) if order(kind, number) else None


def write(kind: str, number: str) -> str:
    """Write one level of a citation as drafters do: `Pasal 27A`, `ayat (1)`, `huruf b`, `Bagian Kesatu`."""
    if kind == "ayat":
        return f"ayat ({number})"
    if kind == "bagian":
        return f"Bagian {_ORDINALS[int(number) - 1]}"
    return f"{kind if kind in ('huruf', 'angka') else kind.capitalize()} {number}"


@cache
def order(kind: str, number: str) -> Order | None:
    """Return the place of a number among its kind; None when no provision of that kind is numbered so."""
    if kind not in _NUMBERS or not re.fullmatch(_NUMBERS[kind], number):
        return None
    if kind == "huruf":
        return Order("a", _LETTERS.index(number) + 1, "")
    if number[0].isdigit():
        digits = number.rstrip(ascii_letters)
        return Order("1", int(digits), number[len(digits) :])
    roman = number.rstrip(_INSERTED_BAB)
    return Order("I", _ROMAN.index(roman), number[len(roman) :]) if roman in _ROMAN else None


def between(kind: str, first: str, last: str) -> tuple[str, ...]:
    """Return the numbers from first to last, both included, as far as counting tells.

    Pasal 27 to Pasal 29 counts 27, 28, 29; that a law also holds a Pasal 27A only the law can say. Empty when first
    does not stand before last, or when the two are of different styles.
    """
    start, end = order(kind, first), order(kind, last)
    if start is None or end is None or start.style != end.style:
        return ()
    numbers: list[str] = []
    for value in range(start.value, end.value + 1):
        plain = _LETTERS[value - 1] if kind == "huruf" else _ROMAN[value] if start.style == "I" else str(value)
        letters = _inserted_up_to(end.inserted) if value == end.value else ()
        if value == start.value and start.inserted:
            numbers += [plain + letter for letter in letters or (start.inserted,) if letter >= start.inserted]
        else:
            numbers += [plain, *(plain + letter for letter in letters)]
    return tuple(numbers)


def _inserted_up_to(letter: str) -> str:
    alphabet = ascii_uppercase if letter.isupper() else ascii_lowercase
    return alphabet[: alphabet.index(letter) + 1] if letter else ""
