"""A citation: which provision of which instrument, and how the place where a text stands completes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, total_ordering
from itertools import pairwise
from typing import Any

from . import numerals

# From the largest to the smallest, numbers as they are printed: (("pasal", "27A"), ("ayat", "1"), ("huruf", "b")).
Path = tuple[tuple[str, str], ...]

# What may stand directly below what. Huruf and angka take turns: huruf b angka 1, but Pasal 1 angka 7 huruf a.
BELOW = {
    "bab": ("bagian",),
    "bagian": ("paragraf",),
    "paragraf": (),
    "pasal": ("ayat", "huruf", "angka"),
    "ayat": ("huruf", "angka"),
    "huruf": ("angka",),
    "angka": ("huruf",),
}
_DEPTH = {"bab": 0, "bagian": 1, "paragraf": 2, "pasal": 3, "ayat": 4, "huruf": 5, "angka": 5}
_INSTRUMENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class CitationError(ValueError):
    """A text that had to be a citation is none; the message, in Indonesian, says which form is accepted."""


@total_ordering
@dataclass(frozen=True)
class Citation:
    """One provision of one instrument, or the whole instrument when the path is empty.

    An instrument of None is the one in which the text stands; the path may then lack its leading parts as well:
    "ayat (1) huruf a". Citations sort as a law is read: Pasal 9 before Pasal 10, Pasal 27 before Pasal 27A.
    """

    instrument: str | None
    path: Path = ()

    @property
    def id(self) -> str:
        """Return the permanent id, such as `uu-2012-11/pasal-7/ayat-1`."""
        steps = [f"{kind}-{number}" for kind, number in self.path]
        return "/".join([self.instrument, *steps] if self.instrument else steps)

    def __lt__(self, other: Citation) -> bool:
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[Any, ...]:
        steps = [(_DEPTH[kind], kind, numerals.order(kind, number) or ()) for kind, number in self.path]
        return (self.instrument or "", *steps)


@cache
def parse_id(id: str) -> Citation:
    """Return the citation with that id; raise CitationError when it is not an id."""
    first, *rest = id.split("/")
    instrument = None if _step(first) else first
    steps = [_step(step) for step in (rest if instrument else [first, *rest])]
    path = tuple(step for step in steps if step)
    orderly = all(lower in BELOW[upper] for (upper, _), (lower, _) in pairwise(path))
    if len(path) < len(steps) or not orderly or (instrument is not None and not _INSTRUMENT.fullmatch(instrument)):
        raise CitationError(f'"{id}" bukan id ketentuan; tulis seperti "uu-2012-11/pasal-7/ayat-1/huruf-b"')
    return Citation(instrument, path)


def _step(text: str) -> tuple[str, str] | None:
    kind, _, number = text.partition("-")
    return (kind, number) if numerals.order(kind, number) else None


def anchor(path: Path) -> str:
    """Return the anchor of a provision on the page of its pasal: `ayat-2-huruf-b`; empty for the pasal itself."""
    return "-".join(f"{kind}-{number}" for kind, number in path if kind != "pasal")


def absolute(citation: Citation, at: Citation) -> Citation:
    """Complete a relative citation from the place where its text stands.

    In uu-2019-14/pasal-6/ayat-3, "ayat (2)" is uu-2019-14/pasal-6/ayat-2, "huruf a" is a letter of that ayat (3),
    and "Pasal 4 huruf a" lacks only its law. A citation that names its instrument is complete as it is.
    """
    if citation.instrument is not None:
        return citation
    if not citation.path or citation.path[0][0] in ("pasal", "bab"):
        return Citation(at.instrument, citation.path)
    return Citation(at.instrument, above(citation.path[0][0], at.path) + citation.path)


def above(kind: str, path: Path) -> Path:
    """Return the part of a path below which a provision of that kind stands: for huruf, its pasal and ayat."""
    kinds = [step[0] for step in path]
    if kind in kinds:
        return path[: kinds.index(kind)]
    return tuple(step for step in path if _DEPTH[step[0]] < _DEPTH[kind] or kind in BELOW[step[0]])
