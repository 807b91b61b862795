"""Strips of coloured pieces, whose lengths are shares of a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True)
class Piece:
    """A piece of a strip: the name of its look, where it starts and how long it is, in percent of the place for it."""

    key: str
    start: float
    width: float


def strip(counts: Iterable[tuple[str, int]], length: float = 100) -> Sequence[Piece]:
    """Divide a strip by counts, of which one at least is not nought; pieces of nothing are left out."""
    counted = [(key, count) for key, count in counts if count]
    total = sum(count for _, count in counted)
    edges = [round(length * passed / total, 2) for passed in accumulate((count for _, count in counted), initial=0)]
    found = zip(counted, pairwise(edges), strict=True)
    return tuple(Piece(key, start, round(end - start, 2)) for (key, _), (start, end) in found)
