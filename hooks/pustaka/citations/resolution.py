"""Resolution: what a citation leads to, given what the library holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from . import numerals
from .citation import Citation, absolute, parse_id
from .mentions import Mention, Range
from .wording import format_citation


_FULL = 'tulis misalnya "Pasal 7 ayat (1) UU 11/2012"'


class Lookup(Protocol):
    """What `resolve` must be told about the provisions and instruments on record."""

    def exists(self, id: str) -> bool:
        """Tell whether an instrument or provision of that id is recorded."""
        ...

    def children(self, id: str) -> Sequence[str]:
        """Return the ids one step below, in order; those of a law are its pasal, whatever bab holds them."""
        ...


@dataclass(frozen=True)
class Resolution:
    """What a citation leads to: the id found, and whether it is the very provision cited.

    Not exact, `id` is the nearest recorded provision or instrument that holds the cited one. That is a problem only
    where what stands below it is recorded; of many regulations the library holds no provision at all.
    """

    citation: Citation
    id: str | None
    exact: bool
    problem: str | None = None


def resolve(citation: Citation, lookup: Lookup, at: Citation | None = None) -> Resolution:
    """Return what a citation, standing at a place, leads to; it never looks in another law than the one named."""
    whole = absolute(citation, at) if at else citation
    if whole.instrument is None:
        return Resolution(whole, None, False, f'"{format_citation(whole)}" tidak menyebut peraturannya; {_FULL}')
    if not lookup.exists(whole.instrument):
        name = format_citation(Citation(whole.instrument))
        return Resolution(whole, None, False, f"{name} belum tercatat dalam pustaka ini")
    if whole.path and whole.path[0][0] not in ("pasal", "bab"):
        problem = f'"{format_citation(citation)}" tidak menyebut pasalnya; {_FULL}'
        return Resolution(whole, whole.instrument, False, problem)
    for depth in range(len(whole.path), -1, -1):
        found = Citation(whole.instrument, whole.path[:depth])
        if lookup.exists(found.id):
            break
    exact = found == whole
    return Resolution(whole, found.id, exact, None if exact else _missing(whole, found, lookup))


def _missing(cited: Citation, holder: Citation, lookup: Lookup) -> str | None:
    kind, number = cited.path[len(holder.path)]
    below = [parse_id(id).path[-1] for id in lookup.children(holder.id)]
    if not holder.path and kind not in {k for k, _ in below}:
        return None
    recorded = ""
    if below:
        first, last = numerals.write(*below[0]), numerals.write(*below[-1])
        recorded = f"; yang tercatat: {first}" if first == last else f"; yang tercatat: {first} sampai dengan {last}"
    return f"{format_citation(holder)} tidak memuat {numerals.write(kind, number)}{recorded}"


def provisions(mention: Mention, lookup: Lookup, at: Citation | None = None) -> tuple[Citation, ...]:
    """Return what a mention names, complete, each range filled with what the law really holds.

    "Pasal 27 sampai dengan Pasal 28" names Pasal 27A as well where the law has one; `Mention.citations` cannot know.
    """
    return tuple(citation for named in mention.named for citation in _recorded(named, lookup, at))


def _recorded(named: Range, lookup: Lookup, at: Citation | None) -> Iterator[Citation]:
    first, last = (absolute(end, at) if at else end for end in (named.first, named.last))
    siblings = list(lookup.children(Citation(first.instrument, first.path[:-1]).id))
    if first != last and first.id in siblings and last.id in siblings:
        yield from map(parse_id, siblings[siblings.index(first.id) : siblings.index(last.id) + 1])
    else:
        yield from Range(first, last).citations
