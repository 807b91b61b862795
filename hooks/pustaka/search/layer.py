"""What the query layer knows, all of it from records: terms and their names, instruments, words that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..addresses import Target
from ..library import Library
from ..stemming import Stemmer, words

_SMALL = frozenset({"bagi", "dalam", "dan", "dengan", "di", "luar", "yang"})


@dataclass(frozen=True)
class Concept:
    """Something with names: `forms` stand in texts and are indexed, `everyday` words only lead to it from a query.

    Its `initials` are such words as well, where no record gives them to something else.
    """

    target: Target
    forms: tuple[str, ...]
    everyday: tuple[str, ...]
    initials: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """Return what the index calls it."""
        return f"#{self.target.id}"


def concepts(library: Library, stem: Stemmer) -> Sequence[Concept]:
    """Return every term and organisation with its names as stems, words joined by single spaces."""
    found = []
    for id, term in library.records["term"].items():
        defined = [definition.istilah for _, definition in library.definitions.get(id, ())]
        short = [definition.singkatan for _, definition in library.definitions.get(id, ()) if definition.singkatan]
        forms = (term.istilah, term.singkatan or "", *term.bentuk, *defined, *short)
        found.append(_concept(Target("term", id), forms, term.padanan, stem))
    for id, body in library.records["organisation"].items():
        former = [name for old in body.nama_lama for name in (old.nama, old.singkatan) if name]
        forms = (body.nama, body.singkatan or "", *body.sebutan_lain, *former)
        found.append(_concept(Target("organisation", id), forms, (), stem))
    taken = {name for concept in found for name in (*concept.forms, *concept.everyday)}
    # An abbreviation that a record gives means that record, and no other whose initials happen to be the same.
    return tuple(
        replace(concept, everyday=(*concept.everyday, *(name for name in concept.initials if name not in taken)))
        for concept in found
    )


def _concept(target: Target, forms: Sequence[str], everyday: Sequence[str], stem: Stemmer) -> Concept:
    own = dict.fromkeys(" ".join(stem.stems(form)) for form in forms if form)
    # What people say is taken as they say it: "tahanan anak" is a place, "penahanan anak" what happens there.
    said = dict.fromkeys(" ".join(words(form)) for form in everyday)
    return Concept(target, tuple(own), tuple(said), tuple(dict.fromkeys(_initials(forms[0]))))


def _initials(name: str) -> Iterator[str]:
    """Yield what a name of three words or more may be shortened to: all its first letters, and those of its nouns."""
    parts = words(name)
    for kept in (parts, [part for part in parts if part not in _SMALL]):
        if len(kept) >= 3:
            yield "".join(part[0] for part in kept)


class Tagger:
    """Finds the concepts that a text names, longest name first."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        for concept in concepts:
            for form in concept.forms:
                self._names.setdefault(tuple(form.split()), []).append(concept.token)
        self._longest: dict[str, int] = {}  # by the first word, beyond which no name needs to be looked for
        for name in self._names:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))

    def tokens(self, stems: Sequence[str]) -> Iterator[str]:
        """Yield the tokens of the concepts named in a row of stems."""
        start = 0
        while start < len(stems):
            for length in range(min(self._longest.get(stems[start], 0), len(stems) - start), 0, -1):
                if named := self._names.get(tuple(stems[start : start + length])):
                    yield from named
                    start += length
                    break
            else:
                start += 1


# ---------------------------------------------------------------------------
# What the query side is given


def data(library: Library, stem: Stemmer, places: Mapping[Target, int]) -> Mapping[str, Any]:
    """Return the query layer as JSON values; `places` says which document each target is."""
    lists = list(library.records["words"].values())
    return {
        "dasar": stem.data(),
        "abaikan": " ".join(sorted(ignored(library))),
        "arti": sorted({cue for record in lists for cue in record.tanya_arti}, key=lambda cue: (-len(cue), cue)),
        "padanan": [
            [
                [" ".join(stem.stems(word)) for word in meaning.kata],
                [" ".join(stem.stems(word)) for word in meaning.berarti],
            ]
            for record in lists
            for meaning in record.padanan
        ],
        "hukum": [_law(library, id, places) for id in library.laws],
        "peraturan": [
            [_names(record), places[Target(kind, id)]]
            for kind in ("regulation", "ruling")
            for id, record in library.records[kind].items()
        ],
    }


def ignored(library: Library) -> frozenset[str]:
    """Return the words of a query that are not looked for."""
    return frozenset(word for record in library.records["words"].values() for word in record.abaikan)


def _law(library: Library, id: str, places: Mapping[Target, int]) -> Mapping[str, Any]:
    law = library.laws[id]
    record = law.record
    names = dict.fromkeys(_bare(name) for name in (*record.alias, record.tentang))
    numbers = [pasal.rsplit("-", 1)[1] for pasal in law.pasal]
    return {
        "id": id,
        "nama": record.sebutan,
        "nomor": str(record.nomor),
        "tahun": str(record.tahun),
        "alias": list(names),
        "dok": places[Target("law", id)],
        "awal": places[Target("provision", law.pasal[0])] if law.pasal else -1,
        "pasal": _ranges(numbers),
    }


def _bare(name: str) -> str:
    """Return a law's name without the words that every law's name begins with."""
    return re.sub(r"^(?:uu|undang undang) ", "", " ".join(words(name)))


def _names(record: Any) -> str:
    """Return the words by which an instrument is called, in small letters: `permensos 14 2020`."""
    return " ".join(words(record.sebutan))


def _ranges(numbers: Sequence[str]) -> str:
    """Return pasal numbers in order, runs shortened: `1-27 27a 28-69`."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and number.isdigit() and runs[-1][-1].isdigit() and int(number) == int(runs[-1][-1]) + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return " ".join("-".join(run) for run in runs).lower()
