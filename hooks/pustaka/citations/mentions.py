"""Mentions: find citations in running text, and read a text that must be one.

Each reader takes a text and a position and returns what stands there, or None; none looks back, and each reads a
stretch a fixed number of times, so that the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import instruments, numerals
from .citation import BELOW, Citation, CitationError, Path, above
from .instruments import Name
from .numerals import GAP

LONGEST_RANGE = 1000  # No law has so many pasal; a longer range is a slip of the pen or hostile.


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
        kind, number = self.first.path[-1]
        return tuple(
            Citation(self.first.instrument, (*self.first.path[:-1], (kind, between)))
            for between in numerals.between(kind, number, self.last.path[-1][1])
        )


@dataclass(frozen=True)
class Part:
    """A stretch of a mention that can be a link of its own, such as "Pasal 33 ayat (2)", "ayat (6)" or "UU 11/2009"."""

    start: int
    end: int
    citation: Citation


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names provisions; with a `problem` (in Indonesian) it names none that can be understood.

    `named` holds what it names in order, ranges as ranges, and `citations` the same as single provisions. `parts` are
    the stretches to link, in order; the instrument's own name among them cites the whole instrument.
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

    `aliases` maps names in lower case to instrument ids: {"uu sppa": "uu-2012-11"}. An alias that begins with the word
    for a kind ("uu …", "kuhap") stands for itself; any other is a title, read only after its kind or its number:
    "UU Pekerja Sosial", "UU 14/2019 tentang Pekerja Sosial".
    """
    return list(_mentions(text, aliases))


def _mentions(text: str, aliases: Mapping[str, str]) -> Iterator[Mention]:
    end = 0
    while head := _HEAD.search(text, end):
        mention = _read_mention(text, head.start(), aliases)
        end = mention.end if mention else head.end()
        if mention:
            yield mention


def parse(text: str, *, aliases: Mapping[str, str] = {}) -> tuple[Citation, ...]:
    """Return what a text names that is a citation and nothing else; raise CitationError when it is not."""
    text = text.strip().removesuffix(".")
    citations: list[Citation] = []
    end = 0
    for mention in _mentions(text, aliases):
        if not (_AND_JOINT.fullmatch(text, end, mention.start) if end else mention.start == 0):
            break
        if mention.problem:
            raise CitationError(mention.problem)
        citations += mention.citations
        end = mention.end
    if end < len(text) or not text:
        raise CitationError(f'"{_shown(text[end:])}" tidak terbaca sebagai rujukan; {_ACCEPTED}')
    return tuple(citations)


# ---------------------------------------------------------------------------
# Patterns


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", f"{GAP}++"))


_CONJUNCTION = r"(?i:dan/atau|dan|atau|serta|maupun|juncto|jo\.?)"
_AND = rf"{GAP}*+(?:,{GAP}*+(?:{_CONJUNCTION}~)?+|&{GAP}*+)|~{_CONJUNCTION}~"
_THROUGH = r"(?i:sampai~dengan|sampai|hingga|s\.?d\.?|s/d)"
_HEAD = _compile(rf"(?<![\w-])(?i:pasal|ayat|huruf|angka|bab|{instruments.HEADS})(?!\w)")
_LEVEL = _compile(rf"(?i:(pasal|ayat|huruf|angka|bab|bagian|paragraf))(?!\w){GAP}*+")
_GAP = _compile("~")
_SAME_LINE = re.compile(r"[^\S\n]++")
_AND_JOINT = _compile(_AND)
_JOINT = _compile(rf"(?P<through>~{_THROUGH}~|(?P<dash>{GAP}*+[–—-]{GAP}*+))|{_AND}")

# Between an instrument and a list: what joins them, and what leaves open whether it does.
_OF = _compile(r"~(?:(?i:dari)~)?+")
_WITHIN = _compile(r"~(?:(?i:dalam|pada)~|(?P<bracket>\())")
_PAUSE = _compile(r"(?:,|\),?)~")
_ANY_TITLE = _compile(
    r"~tentang(?:~(?!(?i:pasal|bab)(?!\w))(?:[A-Z0-9(][\w/()-]*+|(?:dan|atas|bagi|di|dalam|yang|untuk|oleh|dengan|pada"
    r"|dari|terhadap|mengenai|melalui|kepada)(?!\w))){1,24}+"
)

# "Pasal 7(1)" and "Pasal 7 (1)" are Pasal 7 ayat (1), and "ayat (1)b" is ayat (1) huruf b.
_SHORT_AYAT = re.compile(r"[^\S\n]?\(([1-9]\d{0,2}[a-z]?)\)")
_SHORT_HURUF = re.compile(r"(?<=\))([a-z])(?!\w)")

# Further items without their headword: "ayat (2) dan (3)", "huruf a, b, dan c", "Pasal 41 sampai dengan 43".
_BARE_AYAT = re.compile(r"\(([1-9]\d{0,2}[a-z]?)\)")
_BARE_HURUF = re.compile(r"([a-z])\1?(?!\w)")
_BARE_NUMBER = re.compile(r"[1-9]\d{0,3}[A-Za-z]?(?!\w|\.\d)")
# No provision is meant where the number counts something: "angka 12 tahun", "Pasal 7, 2 anak", "dan 3 (tiga) orang".
_MEASURED = _compile(r"~(?:tahun|bulan|minggu|hari|jam|menit|persen|ribu|juta|miliar|triliun)(?!\w)")
_COUNTED = _compile(
    rf"{_MEASURED.pattern}|{GAP}*+(?:%|\((?!\d))|,\d|~(?:orang|anak|kali|lembaga|pasal|dari|lebih|undang-undang|peraturan"
    r"|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)(?!\w)"
)
# After "Pasal 9 ayat (2), " a bare number is a pasal only if it goes on as one: "10 ayat (1)", "10, dan 11", "10 UU …".
_GOES_ON = _compile(
    rf"{GAP}*+(?:[,.;:)(]|\Z)|~(?:(?i:ayat|huruf|angka|{_CONJUNCTION}|{_THROUGH}|{instruments.HEADS})(?!\w))"
)
_SMALL_LETTER = _compile(r"(?i:pasal)~(\d{1,4})([a-z])(?!\w)")

_ORDERED = '"Pasal 7 ayat (1) huruf b angka 2"'
_ACCEPTED = (
    'tulis misalnya "Pasal 7 ayat (1) huruf b UU 11/2012", "Pasal 20 sampai dengan Pasal 25", "ayat (2) dan ayat (3)", '
    'atau "Putusan MK 110/PUU-X/2012"'
)


# ---------------------------------------------------------------------------
# Provisions and lists of them


@dataclass(frozen=True)
class _Provision:
    start: int
    end: int
    path: Path


@dataclass(frozen=True)
class _List:
    """Provisions joined into one list: each as it stands in the text, and each range as its two ends."""

    items: tuple[_Provision, ...]
    ranges: tuple[tuple[_Provision, _Provision], ...]
    end: int
    problem: str | None

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def names_pasal(self) -> bool:
        return self.items[0].path[0][0] in ("pasal", "bab")


def _read_level(text: str, start: int) -> tuple[str, str, int] | None:
    """Read one level, such as "ayat (1)"; return its kind, its number and where it ends."""
    head = _LEVEL.match(text, start)
    if head is None:
        return None
    kind = head[1].lower()
    number = numerals.read(kind, text, head.end())
    if number is None or (kind == "angka" and _MEASURED.match(text, number[1])):
        return None
    return kind, *number


def _read_provision(text: str, start: int) -> _Provision | None:
    """Read "Pasal 7 ayat (1) huruf b", or what a relative citation keeps of it."""
    level = _read_level(text, start)
    if level is None:
        return None
    kind, number, end = level
    return _read_below(text, _Provision(start, end, ((kind, number),)))


def _read_below(text: str, item: _Provision) -> _Provision:
    """Add the levels that follow directly, each of which must be able to stand below the one before it."""
    while True:
        last = item.path[-1][0]
        if last == "pasal" and (match := _SHORT_AYAT.match(text, item.end)):
            kind, number, end = "ayat", match[1], match.end()
        elif last == "ayat" and (match := _SHORT_HURUF.match(text, item.end)):
            kind, number, end = "huruf", match[1], match.end()
        elif (gap := _GAP.match(text, item.end)) and (level := _read_level(text, gap.end())):
            kind, number, end = level
        else:
            return item
        if kind not in BELOW[last] or kind in (step[0] for step in item.path):
            return item
        item = _Provision(item.start, end, (*item.path, (kind, number)))


def _read_list(text: str, start: int) -> _List | None:
    """Read provisions joined by commas, "dan", "sampai dengan" and the like."""
    item = _read_provision(text, start)
    if item is None:
        return None
    items, ranges = [item], [(item, item)]
    while (joint := _JOINT.match(text, item.end)) and (further := _read_further(text, joint, item)):
        item = further
        items.append(item)
        if joint["through"]:
            ranges[-1] = (ranges[-1][0], item)
        else:
            ranges.append((item, item))
    problem = next(filter(None, (_problem_of_range(text, *ends) for ends in ranges)), None)
    end = item.end
    # "ayat (1) Pasal 7": nothing joins the two, and the second cannot stand below the first.
    if (gap := _SAME_LINE.match(text, end)) and (stray := _read_provision(text, gap.end())):
        shown = _shown(text[item.start : stray.end])
        problem = problem or f'"{shown}" tidak runtut; tulis dari yang besar ke yang kecil: {_ORDERED}'
        end = stray.end
    return _List(tuple(items), tuple(ranges), end, problem)


def _read_further(text: str, joint: re.Match[str], before: _Provision) -> _Provision | None:
    """Read the item after a joint; it takes over what the item before it says above its own kind."""
    start = joint.end()
    level = _read_level(text, start)
    # A dash among spaces ends a sentence as often as it makes a range: "(Pasal 108) – 30 Juli 2014".
    if level is None and (joint["dash"] or "").strip() == (joint["dash"] or ""):
        level = _read_bare(text, start, before)
    if level is None or level[0] not in (kind for kind, _ in before.path):
        return None
    kind, number, end = level
    return _read_below(text, _Provision(start, end, (*above(kind, before.path), (kind, number))))


def _read_bare(text: str, start: int, before: _Provision) -> tuple[str, str, int] | None:
    """Read a number without its headword; what it counts follows from its form and the item before it."""
    if match := _BARE_AYAT.match(text, start):
        return "ayat", match[1], match.end()
    if match := _BARE_HURUF.match(text, start):
        return "huruf", match[0], match.end()
    match = _BARE_NUMBER.match(text, start)
    if match is None or _COUNTED.match(text, match.end()):
        return None
    last = before.path[-1][0]
    kind = last if last == "angka" or (last == "ayat" and text[before.end - 1] != ")") else "pasal"
    if numerals.order(kind, match[0]) is None or not (kind == last or _GOES_ON.match(text, match.end())):
        return None
    return kind, match[0], match.end()


def _problem_of_range(text: str, first: _Provision, last: _Provision) -> str | None:
    if first is last:
        return None
    shown = _shown(text[first.start : last.end])
    start, end = numerals.order(*first.path[-1]), numerals.order(*last.path[-1])
    if first.path[:-1] != last.path[:-1] or start is None or end is None or start.style != end.style:
        return f'ujung rentang "{shown}" tidak setingkat; sebutkan ketentuannya satu per satu'
    if start >= end:
        return f'rentang "{shown}" berjalan mundur; tulis dari nomor terkecil sampai dengan nomor terbesar'
    if end.value - start.value > LONGEST_RANGE:
        return f'rentang "{shown}" terlalu panjang; sebutkan bab atau peraturannya saja'
    return None


# ---------------------------------------------------------------------------
# Mentions: provisions with the instrument that governs them


def _read_mention(text: str, start: int, aliases: Mapping[str, str]) -> Mention | None:
    if name := instruments.read(text, start, aliases):
        return _read_after(text, name, aliases)
    if provisions := _read_list(text, start):
        return _read_before(text, provisions, aliases)
    if small := _SMALL_LETTER.match(text, start):
        number, letter = small.groups()
        problem = f'tulis "Pasal {number}{letter.upper()}" atau "Pasal {number} huruf {letter}"'
        return _misread(start, small.end(), f'"{_shown(small[0])}" dapat dibaca dua cara; {problem}')
    if unknown := instruments.read_unknown(text, start):
        provisions = _read_governed(text, unknown.end) or _read_after_pause(text, unknown.end)
        return _misread(start, provisions.end, unknown.problem) if provisions else None
    return None


def _read_governed(text: str, end: int) -> _List | None:
    """Read the list of pasal that follows an instrument, or its title, directly: "UU 11/2012 Pasal 7 dan Pasal 8"."""
    title = _ANY_TITLE.match(text, end)
    return _read_pasal(text, _GAP.match(text, end)) or _read_pasal(text, title and _GAP.match(text, title.end()))


def _read_after_pause(text: str, end: int) -> _List | None:
    """Read the list of pasal that a comma or bracket parts from an instrument: "UU 1/2026, Pasal 97"."""
    return _read_pasal(text, _PAUSE.match(text, end))


def _read_pasal(text: str, joint: re.Match[str] | None) -> _List | None:
    provisions = _read_list(text, joint.end()) if joint else None
    return provisions if provisions and provisions.names_pasal else None


def _read_governing(text: str, end: int, aliases: Mapping[str, str]) -> Name | None:
    """Read the instrument that follows a list directly, known or not: "… dan Pasal 8 UU 11/2012"."""
    of = _OF.match(text, end)
    return _read_name(text, of.end(), aliases) if of else None


def _read_name(text: str, start: int, aliases: Mapping[str, str]) -> Name | None:
    name = instruments.read(text, start, aliases) or instruments.read_unknown(text, start)
    return name if name and name.holds_pasal else None


def _read_after(text: str, name: Name, aliases: Mapping[str, str]) -> Mention | None:
    """Read on from an instrument to the list it may govern."""
    if name.holds_pasal and (provisions := _read_governed(text, name.end)):
        if second := _read_governing(text, provisions.end, aliases):
            shown = _shown(text[name.start : second.end])
            problem = f'"{shown}" menyebut dua peraturan untuk ketentuan yang sama; sebutkan satu saja'
            return _misread(name.start, second.end, problem)
        return _mention(provisions, name)
    if name.id is None:
        return None
    # "Sejak UU 1/2026, Pasal 97 …" and "(UU 14/2019, Pasal 66)": whose pasal it is, only the author knows.
    provisions = _read_after_pause(text, name.end) if name.holds_pasal else None
    if provisions and not _read_governing(text, provisions.end, aliases):
        return _ambiguous(text, provisions, name)
    whole = Citation(name.id)
    return Mention(name.start, name.end, (Range(whole, whole),), (Part(name.start, name.end, whole),))


def _read_before(text: str, provisions: _List, aliases: Mapping[str, str]) -> Mention:
    """Read on from a list to the instrument that may govern it."""
    if name := _read_governing(text, provisions.end, aliases):
        return _mention(provisions, name)
    # "Pasal 8 dalam PP 39/2012" is a pasal of that PP, or one of this law that the PP carries out; and "Pasal 97
    # (UU 1/2026)" is a pasal of that law, or one of this law as that law has changed it.
    within = _WITHIN.match(text, provisions.end)
    name = _read_name(text, within.end(), aliases) if within else None
    if within and name and not (within["bracket"] and text[name.end : name.end + 1] != ")"):
        return _ambiguous(text, provisions, name) if name.id else _mention(provisions, name)
    return _mention(provisions, None)


def _mention(provisions: _List, name: Name | None) -> Mention:
    start = min(provisions.start, name.start) if name else provisions.start
    end = max(provisions.end, name.end) if name else provisions.end
    instrument = name.id if name else None
    problem = provisions.problem or (name.problem if name else None)
    if instrument and not provisions.names_pasal:
        problem = problem or f"ketentuan peraturan lain harus disebut mulai dari pasalnya; {_ACCEPTED}"
    if problem:
        return _misread(start, end, problem)
    parts = [Part(item.start, item.end, Citation(instrument, item.path)) for item in provisions.items]
    if name and instrument:
        parts.append(Part(name.start, name.end, Citation(instrument)))
    named = (
        Range(Citation(instrument, first.path), Citation(instrument, last.path)) for first, last in provisions.ranges
    )
    return Mention(start, end, tuple(named), tuple(sorted(parts, key=lambda part: part.start)))


def _ambiguous(text: str, provisions: _List, name: Name) -> Mention:
    start, end = min(provisions.start, name.start), max(provisions.end, name.end)
    clear = _shown(f"{text[provisions.start : provisions.end]} {text[name.start : name.end]}")
    return _misread(
        start,
        end,
        f'"{_shown(text[start:end])}" dapat dibaca dua cara; tulis "{clear}" bila ketentuan itu dari peraturan tersebut, '
        "atau pisahkan keduanya dengan kata lain bila bukan",
    )


def _misread(start: int, end: int, problem: str | None) -> Mention:
    return Mention(start, end, (), (), problem)


def _shown(text: str) -> str:
    """Return a stretch of text on one line, shortened for a message."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
