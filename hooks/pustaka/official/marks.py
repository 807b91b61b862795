"""The marks that open the units of Indonesian legislation: their numbers, their order, their shapes."""

from __future__ import annotations

import re

ONES = ("Kesatu", "Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan")
TENS = ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")
ORDINAL = (
    rf"(?:Kesepuluh|Kesebelas|(?:{'|'.join(ONES)}) Puluh(?: (?:{'|'.join(TENS)}))?|(?:{'|'.join(ONES)}) Belas"
    rf"|Pertama|{'|'.join(ONES)})"
)
CONJUNCTION = r"(?:dan/atau|dan|atau|serta)"

# What a reference ends with when the line breaks inside it: the mark that follows is then not a heading.
OPEN_REFERENCE = re.compile(
    r"(?:\b(?:ayat|huruf|angka|[Pp]asal|[Nn]omor|[Bb]ab|[Bb]agian|[Pp]aragraf|pada|dalam|dengan|dari|[Tt]ahun|dan/atau|dan|atau|serta)|(?<!;),)$"
)
# No paragraph ends with the name of a unit, whatever the format.
NAMED = re.compile(r"\b(?:ayat|huruf|angka|[Pp]asal|[Nn]omor)$")

ENDED = re.compile(rf"(?:[.;:]|[.;,:]\s*{CONJUNCTION})[\"”’')\]]*$")

# The signs themselves.
PASAL = re.compile(
    r"[“\"]?(?:Pas[ae][lI1|]|PASAL)\s*(?P<number>\d[\dlIOo]{0,3}|[lI][\dlIOo]{0,3})\s?(?P<letter>[A-Z]{1,2}(?=$|[\s.]))?"
    r"(?=$|[\s.:_”\"(])"
)
PASAL_ROMAN = re.compile(r"Pasa[lI]\s+(?P<number>[IVX][IVXl1]*|l{1,3})(?=$|[\s.])")
BAB = re.compile(r"[“\"]?B ?A ?B\s+(?P<number>[IVXLCl1]+)(?P<letter>[ABD-HJKM-UWYZ])?(?=$|[\s.:])\.?")
BAGIAN = re.compile(rf"[“\"]?(?:Bagian|BAGIAN)\s+(?P<number>(?i:{ORDINAL}))(?=$|[\s.:])")
PARAGRAF = re.compile(r"[“\"]?(?:Paragraf|PARAGRAF)\s+(?P<number>\d{1,2})(?P<letter>[A-Z])?(?=$|[\s.:])")
BUKU = re.compile(rf"BUKU\s+(?P<number>(?i:{ORDINAL})|[IVX]+)(?=$|[\s.:])")
DASH = re.compile(r"\s*[—–:-]*\s*")
AYAT = re.compile(r"[“\"]?\(\s*(?P<number>\d{1,3}[a-z]?)\s*\)(?=\s|$|[A-Z“\"])")
ITEM = re.compile(r"[“\"]?(?P<value>[a-z]|(?P<twin>[a-z])(?P=twin)|\d{1,3}[a-z]?)(?P<sign>[.)])(?=\s|$)")
CHANGE = re.compile(
    r"(?P<value>\d{1,3})\.\s+(?=(?:Ketentuan|Di ?antara|Judul|Setelah|Sebelum|Penjelasan|Pasal|BAB|Bab|Bagian|Paragraf"
    r"|Mengubah|Menambah|Menghapus|Menyisipkan|Beberapa|Frasa|Kata|Pada|Angka|Huruf|Ayat|Lampiran|Dalam|Semua|Seluruh"
    r"|Nama)\b)"
)
CHANGED = re.compile(r"\b(?:diubah|dihapus|disisipkan|ditambah|ditambahkan|diganti|dicabut|berbunyi)\b")
REFERRED = re.compile(r"\s*(?:Undang-Undang|Peraturan)\b|\s*[,;a-z]")
REFERRED_UNIT = re.compile(r"\s*(?:Ayat|Huruf|Angka)\b")
# A mark inside a line: every place where one may have been glued.
GLUED = re.compile(
    r"(?<=\s)(?=Pasal\s*\d|BAB\s+[IVXl1]|Bagian\s+Ke|Paragraf\s+\d|Pasal\s+[IVX]+\s|\(\d{1,3}[a-z]?\)\s|[a-z]{1,2}[.)]\s"
    r"|\d{1,3}[.)]\s)"
)
LISTED = re.compile(rf"(?:[;,]\s*{CONJUNCTION}|[;:.])$")
HEADINGS = (("buku", BUKU), ("bab", BAB), ("bagian", BAGIAN), ("paragraf", PARAGRAF))
PARAGRAPH_END = re.compile(rf"[.;:,][\"”’')]*$|[;,]\s*{CONJUNCTION}$")
RUNNING = re.compile(r"[a-z][.;:,]$")
TITLES = ("buku", "bab", "bagian", "paragraf")
MISREAD = {"1": "l", "0": "o", "9": "g", "6": "b", "5": "s", "l": "1", "I": "1", "O": "0", "o": "0"}


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


def style(value: str, sign: str) -> str:
    """Return which of the four kinds of list signs this is: "a.", "1.", "a)" or "1)"."""
    return ("1" if value[0].isdigit() else "a") + sign


def succeeds(before: str, after: str) -> bool:
    """Return whether list sign `after` stands directly behind `before`, as a letter or as a number."""
    if before[0].isdigit() or after[0].isdigit():
        return before[0].isdigit() and after[0].isdigit() and follows(before, after)
    return letter_value(after) == letter_value(before) + 1


def heading_value(jenis: str, match: re.Match[str]) -> str:
    """Return the number of a matched heading in figures, with its letter."""
    number = match["number"]
    letter = (match.groupdict().get("letter") or "").upper()
    if jenis == "bab":
        return str(roman_value(re.sub("[l1]", "I", number))) + letter
    if jenis == "paragraf":
        return number + letter
    return str(ordinal_value(number) or roman_value(number))
