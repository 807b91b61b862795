"""The citation grammar of Indonesian legislation: read, complete, resolve and write citations.

A mention in running text reads, with brackets around what may be left out:

    mention    = instrument | [instrument] list | list [["dari"] instrument]
    list       = item {connector item}        connector = "," "dan" "atau" "dan/atau" "serta" "jo." …
    item       = provision [("sampai dengan" | "s.d." | "–" …) provision]
    provision  = "Pasal 7" ["ayat (1)"] ["huruf b"] ["angka 2"] | "Bab V" ["Bagian Kesatu"] ["Paragraf 1"]
    instrument = "UU 11/2012" | "Undang-Undang Nomor 11 Tahun 2012" | "UU SPPA" | "Undang-Undang ini" …

Four rules of reading, as lawyers read:

1. An instrument governs the whole list before it, or the list that follows it directly.
2. A further item takes over what the item before it says above its own kind: in "Pasal 27 ayat (1) dan
   ayat (3)", ayat (3) is of Pasal 27. An item of a kind the item before it does not name starts anew: in
   "Pasal 7 dan ayat (2)", ayat (2) is of the pasal where the text stands.
3. A mention that names no instrument is relative to the place where its text stands (`absolute`).
4. No law is ever guessed: what can be read in two ways, or names a law nobody knows, is a mention with a
   `problem` and without citations.

Text goes in, values come out: no files, no global state, and time linear in the length of the text.
"""

from __future__ import annotations

from .citation import Citation, CitationError, Path, absolute, anchor, parse_id
from .instruments import instrument_id
from .mentions import Mention, Part, Range, find, parse
from .resolution import Lookup, Resolution, provisions, resolve
from .wording import format_citation

__all__ = [
    "Citation",
    "CitationError",
    "Lookup",
    "Mention",
    "Part",
    "Path",
    "Range",
    "Resolution",
    "absolute",
    "anchor",
    "find",
    "format_citation",
    "instrument_id",
    "parse",
    "parse_id",
    "provisions",
    "resolve",
]
