"""Resolution: what a citation leads to, given what the library holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from . import numerals
from .citation import Citation, absolute, parse_id
from .mentions import Mention, Range
from .wording import format_citation

_WHOLE = 'tulis misalnya "Pasal 7 ayat (1) UU 11/2012"'


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
    """What a citation leads to: the id found, and whether that is the very provision cited.

    Where it is not, `id` is the nearest provision or instrument on record that holds the cited one. This is a
    problem only if the library knows what stands below it; of many regulations no provision is recorded at all.
    """

    citation: Citation
    id: str | None
    exact: bool
    problem: str | None = None


def resolve(citation: Citation, lookup: Lookup, at: Citation | None = None) -> Resolution:
    """Return what a citation, standing at a place, leads to; it looks in no other law than the one cited."""
    whole = absolute(citation, at) if at else citation
    if whole.instrument is not None and lookup.exists(id := whole.id):
        return Resolution(whole, id, exact=True)
    if whole.instrument is None:
        problem = f'"{format_citation(whole)}" tidak menyebut peraturannya; {_WHOLE}'
        return Resolution(whole, None, exact=False, problem=problem)
    if not lookup.exists(whole.instrument):
        problem = f"{format_citation(Citation(whole.instrument))} belum tercatat dalam pustaka ini"
        return Resolution(whole, None, exact=False, problem=problem)
    if whole.path and whole.path[0][0] not in ("pasal", "bab"):
        problem = f'"{format_citation(citation)}" tidak menyebut pasalnya; {_WHOLE}'
        return Resolution(whole, whole.instrument, exact=False, problem=problem)
    holders = (Citation(whole.instrument, whole.path[:depth]) for depth in range(len(whole.path) - 1, -1, -1))
    found = next(holder for holder in holders if lookup.exists(holder.id))
    return Resolution(whole, found.id, exact=False, problem=_missing(whole, found, lookup))


def _missing(cited: Citation, holder: Citation, lookup: Lookup) -> str | None:
    kind, number = cited.path[len(holder.path)]
    recorded = [parse_id(id).path[-1] for id in lookup.children(holder.id)]
    if not holder.path and kind not in (step[0] for step in recorded):
        return None
    problem = f"{format_citation(holder)} tidak memuat {numerals.write(kind, number)}"
    if not recorded:
        return problem
    first, last = numerals.write(*recorded[0]), numerals.write(*recorded[-1])
    return f"{problem}; yang tercatat: {first}" + ("" if first == last else f" sampai dengan {last}")


def provisions(mention: Mention, lookup: Lookup, at: Citation | None = None) -> tuple[Citation, ...]:
    """Return what a mention names, each range filled with what the law really holds, relative ones completed.

    "Pasal 27 sampai dengan Pasal 28" names Pasal 27A as well where the law has one; `Mention.citations` cannot
    know that.
    """
    return tuple(citation for named in mention.named for citation in _recorded(named, lookup, at))


def _recorded(named: Range, lookup: Lookup, at: Citation | None) -> Iterator[Citation]:
    first, last = (absolute(end, at) if at else end for end in (named.first, named.last))
    siblings = list(lookup.children(Citation(first.instrument, first.path[:-1]).id)) if first != last else []
    if first.id in siblings and last.id in siblings:
        yield from map(parse_id, siblings[siblings.index(first.id) : siblings.index(last.id) + 1])
    else:
        yield from Range(first, last).citations
