"""Mentions: find citations in running text, and read a text that must be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import instruments, numerals
from .citation import Citation, CitationError
from .instruments import Name
from .lists import AND, ProvisionList, read_list, shown
from .patterns import compiled

_HEAD = compiled(rf"(?<![\w-])(?i:pasal|ayat|huruf|angka|bab|{instruments.HEADS})(?!\w)")
_SMALL_LETTER = compiled(r"(?i:pasal)~(\d{1,4})([a-z])(?!\w)")

# Between a list and an instrument: what joins them, and what leaves open whether they belong together.
_GAP = compiled("~")
_OF = compiled(r"~(?:(?i:dari)~)?+")
_WITHIN = compiled(r"~(?:(?i:dalam|pada)~|(?P<bracket>\())")
_PAUSE = compiled(r"(?:,|\),?)~")
_TITLE = compiled(
    r"~tentang(?:~(?!(?i:pasal|bab)(?!\w))(?:[A-Z0-9(][\w/()-]*+|(?:dan|atas|bagi|di|dalam|yang|untuk|oleh|dengan"
    r"|pada|dari|terhadap|mengenai|melalui|kepada)(?!\w))){1,24}+"
)

_ACCEPTED = (
    'tulis misalnya "Pasal 7 ayat (1) huruf b UU 11/2012", "Pasal 20 sampai dengan Pasal 25", '
    '"ayat (2) dan ayat (3)", atau "Putusan MK 110/PUU-X/2012"'
)


@dataclass(frozen=True)
class Range:
    """The provisions from first to last; a single provision is both."""

    first: Citation
    last: Citation

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the single provisions as far as counting tells; `provisions` asks the law itself."""
        if self.first == self.last:
            return (self.first,)
        *above, (kind, number) = self.first.path
        numbers = numerals.between(kind, number, self.last.path[-1][1])
        return tuple(Citation(self.first.instrument, (*above, (kind, each))) for each in numbers)


@dataclass(frozen=True)
class Part:
    """A stretch of a mention that can be a link of its own: "Pasal 33 ayat (2)", "ayat (6)", "UU 11/2009"."""

    start: int
    end: int
    citation: Citation


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names provisions, or that means to but has a `problem` (in Indonesian) and names none.

    `named` holds what it names in order, ranges as ranges; `citations` the same as single provisions. `parts` are
    the stretches to link, in order; the name of the instrument among them cites the whole instrument.
    """

    start: int
    end: int
    named: tuple[Range, ...]
    parts: tuple[Part, ...]
    problem: str | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the single provisions named, lists and ranges expanded."""
        return tuple(citation for named in self.named for citation in named.citations)


def find(text: str, *, aliases: Mapping[str, str] = {}) -> list[Mention]:
    """Return the mentions in a text, in order and without overlap.

    `aliases` maps names in lower case to ids of instruments: {"uu sppa": "uu-2012-11"}. An alias that begins with
    the word for a kind ("uu …", "kuhap") stands for itself; any other is a title and read only after its kind or
    its number: "UU Pekerja Sosial", "UU 14/2019 tentang Pekerja Sosial".
    """
    return list(_mentions(text, aliases))


def parse(text: str, *, aliases: Mapping[str, str] = {}) -> tuple[Citation, ...]:
    """Return what a text names that is a citation and nothing else; raise CitationError when it is not."""
    text = text.strip().removesuffix(".")
    citations: list[Citation] = []
    end = 0
    for mention in _mentions(text, aliases):
        if not (AND.fullmatch(text, end, mention.start) if end else mention.start == 0):
            break
        if mention.problem:
            raise CitationError(mention.problem)
        citations += mention.citations
        end = mention.end
    if end < len(text) or not text:
        raise CitationError(f'"{shown(text[end:])}" tidak terbaca sebagai rujukan; {_ACCEPTED}')
    return tuple(citations)


def _mentions(text: str, aliases: Mapping[str, str]) -> Iterator[Mention]:
    end = 0
    while head := _HEAD.search(text, end):
        mention = _read_mention(text, head.start(), aliases)
        end = mention.end if mention else head.end()
        if mention:
            yield mention


def _read_mention(text: str, start: int, aliases: Mapping[str, str]) -> Mention | None:
    if name := instruments.read(text, start, aliases):
        return _read_from_name(text, name, aliases)
    if provisions := read_list(text, start):
        return _read_from_list(text, provisions, aliases)
    if small := _SMALL_LETTER.match(text, start):
        number, letter = small.groups()
        clear = f'tulis "Pasal {number}{letter.upper()}" atau "Pasal {number} huruf {letter}"'
        return _misread(start, small.end(), f'"{shown(small[0])}" dapat dibaca dua cara; {clear}')
    if unknown := instruments.read_unknown(text, start):
        provisions = _read_governed(text, unknown.end, _GAP) or _read_governed(text, unknown.end, _PAUSE)
        return _misread(start, provisions.end, unknown.problem) if provisions else None
    return None


def _read_from_name(text: str, name: Name, aliases: Mapping[str, str]) -> Mention | None:
    """Read on from an instrument to the list it may govern: "UU 11/2012 Pasal 7 dan Pasal 8"."""
    governed = _read_governed(text, name.end, _GAP) if name.has_pasal else None
    if governed:
        second = _read_governing(text, governed.end, aliases)
        return _between_two(text, name, second) if second else _mention(governed, name)
    if name.id is None:
        return None
    # "Sejak UU 1/2026, Pasal 97 …" and "(UU 14/2019, Pasal 66)": whose pasal it is, only the author knows.
    paused = _read_governed(text, name.end, _PAUSE) if name.has_pasal else None
    if paused and not _read_governing(text, paused.end, aliases):
        return _ambiguous(text, paused, name)
    whole = Citation(name.id)
    return Mention(name.start, name.end, (Range(whole, whole),), (Part(name.start, name.end, whole),))


def _read_from_list(text: str, provisions: ProvisionList, aliases: Mapping[str, str]) -> Mention:
    """Read on from a list to the instrument that may govern it: "Pasal 7 dan Pasal 8 UU 11/2012"."""
    if name := _read_governing(text, provisions.end, aliases):
        return _mention(provisions, name)
    # "Pasal 8 dalam PP 39/2012" is a pasal of that PP, or one of this law that the PP carries out; "Pasal 97 (UU
    # 1/2026)" is a pasal of that law, or one of this law as that law has changed it.
    within = _WITHIN.match(text, provisions.end)
    name = _read_name(text, within.end(), aliases) if within else None
    if within and name and not (within["bracket"] and text[name.end : name.end + 1] != ")"):
        return _ambiguous(text, provisions, name) if name.id else _mention(provisions, name)
    return _mention(provisions, None)


def _read_governed(text: str, end: int, joint: re.Pattern[str]) -> ProvisionList | None:
    """Read the list of pasal that a joint ties to an instrument, directly or after the instrument's title."""
    title = _TITLE.match(text, end)
    for tie in filter(None, (joint.match(text, end), title and joint.match(text, title.end()))):
        provisions = read_list(text, tie.end())
        if provisions and provisions.names_pasal:
            return provisions
    return None


def _read_governing(text: str, end: int, aliases: Mapping[str, str]) -> Name | None:
    """Read the instrument that follows a list directly, known or not."""
    of = _OF.match(text, end)
    return _read_name(text, of.end(), aliases) if of else None


def _read_name(text: str, start: int, aliases: Mapping[str, str]) -> Name | None:
    name = instruments.read(text, start, aliases) or instruments.read_unknown(text, start)
    return name if name and name.has_pasal else None


def _mention(provisions: ProvisionList, name: Name | None) -> Mention:
    """Make one mention of a list and the instrument that governs it, if any."""
    start, end = _extent(provisions, name or provisions)
    problem = provisions.problem or (name.problem if name else None)
    instrument = name.id if name else None
    if instrument and not provisions.names_pasal:
        problem = problem or f"ketentuan peraturan lain harus disebut mulai dari pasalnya; {_ACCEPTED}"
    if problem:
        return _misread(start, end, problem)
    named = [Range(Citation(instrument, a.path), Citation(instrument, b.path)) for a, b in provisions.ranges]
    parts = [Part(item.start, item.end, Citation(instrument, item.path)) for item in provisions.items]
    if name and instrument:
        parts.append(Part(name.start, name.end, Citation(instrument)))
    return Mention(start, end, tuple(named), tuple(sorted(parts, key=lambda part: part.start)))


def _ambiguous(text: str, provisions: ProvisionList, name: Name) -> Mention:
    start, end = _extent(provisions, name)
    clear = shown(f"{text[provisions.start : provisions.end]} {text[name.start : name.end]}")
    return _misread(
        start,
        end,
        f'"{shown(text[start:end])}" dapat dibaca dua cara; tulis "{clear}" bila ketentuan itu dari peraturan '
        "tersebut, atau pisahkan keduanya dengan kata lain bila bukan",
    )


def _between_two(text: str, first: Name, second: Name) -> Mention:
    text = shown(text[first.start : second.end])
    problem = f'"{text}" menyebut dua peraturan untuk ketentuan yang sama; sebutkan satu saja'
    return _misread(first.start, second.end, problem)


def _extent(one: ProvisionList | Name, other: ProvisionList | Name) -> tuple[int, int]:
    return min(one.start, other.start), max(one.end, other.end)


def _misread(start: int, end: int, problem: str | None) -> Mention:
    return Mention(start, end, (), (), problem)
