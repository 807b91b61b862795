"""Which laws a file holds: their titles, and the rows that belong to the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import Row

_KINDS = {
    "UNDANG-UNDANG": ("uu", "UU"),
    "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG": ("perppu", "Perppu"),
    "PERATURAN PEMERINTAH": ("pp", "PP"),
    "PERATURAN PRESIDEN": ("perpres", "Perpres"),
}
_TITLE = re.compile(
    r"(?P<kind>UNDANG\s*-\s*UNDANG|PERATURAN\s+PEMERINTAH\s+PENGGANTI\s+UNDANG\s*-\s*UNDANG|PERATURAN\s+[A-Z][A-Z ]*?)"
    r"\s+REPUBLIK\s+INDONESIA\s+NOMOR\s*:?\s*(?P<number>[\dlIOo]+)\s+TAHUN\s+(?P<year>[\dlIOo]{4})"
)
_EXPLANATION = re.compile(r"P ?E ?N ?J ?E ?L ?A ?S ?A ?N\s+A ?T ?A ?S\s+$")
_SMALL_TITLE = re.compile(_TITLE.pattern, re.IGNORECASE)
_WINDOW = 8
_HEAD_ROWS = 12
_SMALL = frozenset(
    "dan atau di ke dari dalam pada untuk atas dengan yang tentang bagi oleh serta terhadap sebagai antara melalui"
    " mengenai tanpa".split()
)
_REDUCED = re.compile(r"\s+")


@dataclass(frozen=True)
class Segment:
    """The rows that one law, or the elucidation of one, fills; `law` is its id, empty where no title was found."""

    law: str
    explanation: bool
    start: int
    stop: int


def segments(rows: Sequence[Row]) -> list[Segment]:
    """Return the laws and elucidations that `rows` hold, in order; rows before the first title belong to it."""
    found: list[tuple[int, str, bool]] = []
    for index, row in enumerate(rows):
        match = _title(rows, index, _TITLE) if re.search(r"UNDANG|PERATURAN", row.text) else None
        if match is None:
            continue
        lead = " ".join(
            [*(earlier.text.strip() for earlier in rows[max(0, index - 3) : index]), match.string[: match.start()]]
        )
        law, explanation = _identity(match), _EXPLANATION.search(lead.lstrip()) is not None
        # A scan may say the title twice on its first lines; the law is the same.
        if found and found[-1][1] == law and (found[-1][2] == explanation or _inline_explanation(row.text)):
            continue
        found.append((_lead_in(rows, index) if found else 0, law, explanation))
    if not found:
        return [Segment(_small_title(rows), False, 0, len(rows))]
    bounds = [start for start, _, _ in found[1:]] + [len(rows)]
    return [Segment(law, told, start, stop) for (start, law, told), stop in zip(found, bounds, strict=True)]


def _title(rows: Sequence[Row], index: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the title that begins in the row, read on over the rows below it."""
    window = " ".join(later.text.strip() for later in rows[index : index + _WINDOW])
    match = pattern.search(window)
    return match if match and match.start() < len(rows[index].text.strip()) else None


def _small_title(rows: Sequence[Row]) -> str:
    """Return the law that a title in small letters names, as some portals write it; empty where none does."""
    for index in range(min(len(rows), _HEAD_ROWS)):
        match = _title(rows, index, _SMALL_TITLE) if rows[index].text[:1].isupper() else None
        if match:
            return _identity(match)
    return ""


def _inline_explanation(text: str) -> bool:
    """Return whether law and elucidation meet inside one row, which then stays with the law."""
    return re.search(r"\S\s+P ?E ?N ?J ?E ?L ?A ?S ?A ?N\s+A ?T ?A ?S", text) is not None


def _lead_in(rows: Sequence[Row], index: int) -> int:
    """Return the row where the lines above a title begin that belong to it."""
    while index > 0 and re.fullmatch(
        r"(?:P ?E ?N ?J ?E ?L ?A ?S ?A ?N)?\s*(?:A ?T ?A ?S)?|SALINAN|PRESIDEN|REPUBLIK INDONESIA|LAMPIRAN\s?[IVX]*",
        rows[index - 1].text.strip(),
    ):
        index -= 1
    return index


def _identity(match: re.Match[str]) -> str:
    kind = re.sub(r"\s*-\s*", "-", _REDUCED.sub(" ", match["kind"])).upper()
    digits = str.maketrans("lIOo", "1100")
    number, year = match["number"].translate(digits), match["year"].translate(digits)
    name = (
        _KINDS[kind][0]
        if kind in _KINDS
        else "per" + re.sub(r"[^a-z]+", "-", kind.removeprefix("PERATURAN").strip().lower())
    )
    return f"{name}-{year}-{int(number)}"


def same_law(title: str, law: str) -> bool:
    """Return whether a title's id names the law asked for; kinds without a fixed id go by year and number alone."""
    if title == law:
        return True
    known = {name for name, _ in _KINDS.values()}
    first, second = title.split("-", 1), law.split("-", 1)
    return first[0] not in known and second[0] not in known and title.rsplit("-", 2)[-2:] == law.rsplit("-", 2)[-2:]


def citation(law: str) -> str:
    """Return the short name of a law by its id: "UU 14/2019" for uu-2019-14."""
    kind, year, number = law.rsplit("-", 2)
    names = dict(_KINDS.values())
    return f"{names.get(kind, kind.replace('-', ' ').title())} {number}/{year}"


def subject(opening: str, considerations: str) -> str:
    """Return what the law is about, in capitals as its last consideration writes it, else as titles are written."""
    match = re.search(r"\b(?:TENTANG|[Tt]entang)\s+(.+?)(?=\s+DENGAN\s+RAHMAT|\s*$)", opening, re.DOTALL)
    if match is None:
        return ""
    title = _REDUCED.sub(" ", match[1]).strip()
    natural = re.findall(rf"\btentang ({re.escape(title)})(?=\W|$)", _REDUCED.sub(" ", considerations), re.IGNORECASE)
    if natural and not natural[-1].isupper():
        return str(natural[-1])
    words = [word if index and word in _SMALL else "-".join(part.capitalize() for part in word.split("-"))
             for index, word in enumerate(title.lower().split())]  # fmt: skip
    return " ".join(words)
