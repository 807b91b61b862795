"""Instruments: the names a law, regulation or ruling goes by in running text, and the one id each has.

The id of legislation is kind-year-number (`uu-2012-11`; 107/HUK/2009 is `permensos-2009-107`), a ruling keeps its
own number (`putusan-mk-110-puu-x-2012`), and the constitution is `uud-1945`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .citation import CitationError
from .patterns import GAP, compiled

_MINISTRIES = {
    "sos": "Sosial",
    "dikbudristek": "Pendidikan, Kebudayaan, Riset, dan Teknologi",
    "dikbud": "Pendidikan dan Kebudayaan",
    "PANRB": "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "PPPA": "Pemberdayaan Perempuan dan Perlindungan Anak",
    "kumham": "Hukum dan Hak Asasi Manusia",
    "kes": "Kesehatan",
    "dagri": "Dalam Negeri",
    "keu": "Keuangan",
    "naker": "Ketenagakerjaan",
    "ag": "Agama",
}
# Short and full name of each kind of legislation; the short name in lower case begins its ids.
_KINDS = {
    "UU": "Undang-Undang",
    "Perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Keppres": "Keputusan Presiden",
    "Inpres": "Instruksi Presiden",
    "Perma": "Peraturan Mahkamah Agung",
    **{f"Permen{short}": f"Peraturan Menteri {full}" for short, full in _MINISTRIES.items()},
    **{f"Kepmen{short}": f"Keputusan Menteri {full}" for short, full in _MINISTRIES.items()},
}


def _squeezed(name: str) -> str:
    return re.sub(r"[\s,-]", "", name).lower()


_SHORT = {short.lower(): short for short in _KINDS}
_CODES = {_squeezed(name): short.lower() for short, full in _KINDS.items() for name in (short, full)}
_CODES["perpu"] = "perppu"

# ---------------------------------------------------------------------------
# Patterns

_LONGEST_FIRST = sorted([*_KINDS, *_KINDS.values(), "Perpu"], key=len, reverse=True)
# A ministry not listed above is read by its short name: "Permenhub 5/2020", "Permen PAN-RB 1/2024".
_KIND = (
    rf"(?:{'|'.join(_LONGEST_FIRST)}".replace("-", r"[-\s]").replace(" ", "~")
    + r"|(?:Permen|Kepmen)(?:~(?!No))?[A-Z-]++)(?!\w)"
)
# What has no number and year of its own, or is of no kind the library holds: read through an alias only.
_OTHERS = (
    r"R?KUH\w*+|Kitab|Konvensi|Piagam|Statuta|Qanun|Perda|Pergub|Perbup|Perwali|Perkap|Perka|Sema"
    r"|Surat~Edaran|Rancangan|RUU|RPP|Anggaran~(?:Dasar|Rumah)|Kode~Etik"
)
# The words with which the name of an instrument may begin, in any case.
HEADS = (
    r"UUD?|Undang[-\s]Undang|PP|Perppu|Perpu|Perpres|Perma|Inpres|Keppres|(?:Permen|Kepmen)[\w-]*+"
    rf"|Peraturan|Keputusan|Instruksi|Putusan|{_OTHERS}"
)

_BEGINS = compiled(rf"(?i:{HEADS})(?!\w)")

_REPUBLIC = r"(?:~(?:RI|Republik~Indonesia)(?!\w))?+"
_NOMOR = r"(?:~No(?:mor|\.)?(?=[\s\d]))?+"
_YEAR = r"(?:19|20)\d\d"
_NUMBERED = compiled(
    rf"(?P<kind>{_KIND}){_REPUBLIC}{_NOMOR}{GAP}*+(?P<number>\d{{1,4}})"
    rf"(?:(?:/[A-Z.]{{1,8}}){{0,4}}+/(?P<slash>{_YEAR})|~(?:Tahun|Thn?\.?)~(?P<tahun>{_YEAR}))(?!\w)",
    re.IGNORECASE,
)
_RULING = compiled(
    rf"Putusan(?:~(?:MK|Mahkamah~Konstitusi){_REPUBLIC})?+{_NOMOR}"
    rf"{GAP}*+(?P<number>\d{{1,3}}(?:-\d{{1,3}})*+/PUU-[IVXLC]++)/(?P<year>{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_CONSTITUTION = compiled(
    r"(?:UUD|Undang[-\s]Undang~Dasar)(?:~(?:NRI|RI|Negara~Republik~Indonesia))?+(?:~Tahun)?+~1945(?!\w)",
    re.IGNORECASE,
)
_THIS = compiled(rf"(?:{_KIND}|(?:Peraturan|Keputusan)(?:~(?!ini)\w++)?+)~ini(?!\w)", re.IGNORECASE)
_NAMED = compiled(rf"(?P<kind>{_KIND}){_REPUBLIC}(?:~tentang(?!\w))?+", re.IGNORECASE)
_TENTANG = compiled(r"~tentang(?!\w)", re.IGNORECASE)
# One word of an alias; of bounded length, so that no long word is read again and again.
_WORD = compiled(rf"[^\s\w]{{0,3}}+{GAP}*+[^\s\w]{{0,3}}+\w{{1,40}}+(?:[^\s\w]{{1,3}}+\w{{1,40}}+){{0,5}}+(?!\w)")
_DRAFT = re.compile(r"(?<=rancangan\s)", re.IGNORECASE)

_WHICH = r"(?i:tersebut|itu|dimaksud)(?!\w)"
_UNKNOWN = compiled(
    rf"(?:(?i:{_KIND}|UUD(?!\w))|(?:{_OTHERS})(?!\w)|(?:Peraturan|Keputusan|Instruksi)(?=~[A-Z]))"
    rf"(?:~(?:tentang(?!\w)|(?!(?i:pasal|bab)(?!\w))[A-Z0-9][\w/-]*+(?:\.[\w/-]++)*+)){{0,12}}+(?:~{_WHICH})?+"
    rf"|(?i:peraturan|keputusan|instruksi)(?:~(?!{_WHICH})\w++){{0,2}}+~{_WHICH}"
)


# ---------------------------------------------------------------------------
# Reading


@dataclass(frozen=True)
class Name:
    """An instrument as a text names it; "Undang-Undang ini" has neither id nor problem: the text stands in it."""

    start: int
    end: int
    id: str | None
    problem: str | None = None

    @property
    def has_pasal(self) -> bool:
        """Tell whether a pasal can be one of this instrument; a ruling has none."""
        return self.id is None or not self.id.startswith("putusan-")


def read(text: str, start: int, aliases: Mapping[str, str]) -> Name | None:
    """Read the instrument named at `start`: by its number, by an alias, or as "Undang-Undang ini"."""
    if not _BEGINS.match(text, start) or _DRAFT.match(text, start):
        return None
    if match := _CONSTITUTION.match(text, start):
        return Name(start, match.end(), "uud-1945")
    if match := _RULING.match(text, start):
        return Name(start, match.end(), instrument_id("putusan-mk", match["number"], match["year"]))
    if match := _NUMBERED.match(text, start):
        id = instrument_id(match["kind"], match["number"], match["slash"] or match["tahun"])
        return Name(start, _end_of_title(text, match.end(), id, aliases), id)
    if match := _THIS.match(text, start):
        return Name(start, match.end(), None)
    return _read_alias(text, start, aliases)


def read_unknown(text: str, start: int) -> Name | None:
    """Read what names an instrument that nobody can identify: "UU ITE", "undang-undang tersebut"."""
    match = _UNKNOWN.match(text, start) if _BEGINS.match(text, start) else None
    if match is None:
        return None
    problem = (
        f'tidak diketahui peraturan mana yang dimaksud dengan "{" ".join(match[0].split())}"; '
        'tulis jenis, nomor, dan tahunnya, misalnya "Pasal 7 UU 11/2012"'
    )
    return Name(start, match.end(), None, problem)


def _end_of_title(text: str, end: int, id: str, aliases: Mapping[str, str]) -> int:
    """Return where the title of the instrument ends, or `end` when no title known to be its own follows."""
    tentang = _TENTANG.match(text, end)
    titles = _read_words(text, tentang.end(), "", aliases) if tentang else ()
    return max((stop for stop, title in titles if aliases[title] == id), default=end)


def _read_alias(text: str, start: int, aliases: Mapping[str, str]) -> Name | None:
    """Read the longest alias: "uu sppa" as it stands, and "sppa" or a title only after the name of its kind."""
    found = [(end, aliases[alias]) for end, alias in _read_words(text, start, "", aliases)]
    named = _NAMED.match(text, start)
    code = _CODES.get(_squeezed(named["kind"])) if named else None
    if named and code:
        short = _SHORT[code]
        for kind in ("", f"{short} ".lower(), f"{_KINDS[short]} ".lower()):
            aliased = _read_words(text, named.end(), kind, aliases)
            found += [(end, aliases[alias]) for end, alias in aliased if aliases[alias].startswith(f"{code}-")]
    return Name(start, *max(found)) if found else None


def _read_words(text: str, start: int, before: str, aliases: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield each alias that the words from `start` spell, after the words `before`, and where it ends."""
    beginnings = _beginnings(tuple(aliases))
    end = start
    while match := _WORD.match(text, end):
        end = match.end()
        words = before + " ".join(text[start:end].split()).lower()
        if words not in beginnings:
            return
        if words in aliases:
            yield end, words


@lru_cache(maxsize=8)
def _beginnings(aliases: tuple[str, ...]) -> frozenset[str]:
    """Return the first words of every alias, one, two and so on: where none is met, no alias can follow."""
    return frozenset(alias[: word.end()] for alias in aliases for word in _WORD.finditer(alias))


# ---------------------------------------------------------------------------
# Ids and names


def instrument_id(kind: str, number: str, year: str) -> str:
    """Return the id of an instrument: ("Permensos", "03", "2015") is `permensos-2015-3`.

    `kind` is a short or full name in any case. Of a number such as 107/HUK only the digits count; a ruling, of kind
    "putusan-mk", keeps the whole: ("putusan-mk", "110/PUU-X", "2012").
    """
    code = _CODES.get(_squeezed(kind), _squeezed(kind))
    if code == "putusanmk":
        return f"putusan-mk-{number}-{year}".replace("/", "-").lower()
    digits = number.partition("/")[0].lstrip("0")
    if not digits.isdecimal() or not re.fullmatch(_YEAR, year):
        raise CitationError(f'"{kind} {number}/{year}" bukan nomor peraturan; tulis seperti "UU 11/2012"')
    return f"{code}-{year}-{digits}"


def instrument_name(id: str, *, short: bool = True) -> str:
    """Return what an instrument is called by its id alone: `UU 11/2012`, or in full but without its title."""
    if id == "uud-1945":
        return "UUD 1945" if short else "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
    if ruling := re.fullmatch(r"putusan-mk-([\d-]+)-puu-([ivxlc]+)-(\d{4})", id):
        court = "MK" if short else "Mahkamah Konstitusi Nomor"
        return f"Putusan {court} {ruling[1]}/PUU-{ruling[2].upper()}/{ruling[3]}"
    if law := re.fullmatch(r"([a-z]+)-(\d{4})-(\d+)", id):
        code, year, number = law.groups()
        name = _SHORT.get(code, code.capitalize())
        return f"{name} {number}/{year}" if short else f"{_KINDS.get(name, name)} Nomor {number} Tahun {year}"
    return id
