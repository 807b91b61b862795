"""The query sets: what people type and where the answer stands; `untouched` was written first and tuned on by nobody."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_PASAL = re.compile(r"/uu/(\d+)/(\d+)/(pasal-\w+)/")


@dataclass(frozen=True)
class Query:
    """Words, their kind, and the pages that answer them (provision ids or addresses); any one counts."""

    id: str
    kind: str
    words: str
    gold: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Shares of queries answered by the first result and by the first three, and the mean of 1/rank within ten."""

    count: int
    first: float
    third: float
    reciprocal: float
    empty: int

    def __str__(self) -> str:
        """Return `.87/.96/.91`."""
        return "/".join(f"{value:.2f}" for value in (self.first, self.third, self.reciprocal))


def read(path: Path) -> Sequence[Query]:
    """Return the queries of a file of the shape of `uji-pencarian.json`."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Query(row["id"], row["cat"], row["q"], tuple(row["gold"])) for row in rows)


def page_id(url: str) -> str:
    """Return the provision id of a pasal's address, other addresses without their anchor."""
    path = url.partition("#")[0]
    found = _PASAL.fullmatch(path)
    return f"uu-{found[1]}-{found[2]}/{found[3]}" if found else path


def rank(query: Query, results: Iterable[str]) -> int:
    """Return the place of the first page that answers, from 1; 0 when none of the first ten does."""
    pages = dict.fromkeys(page_id(url) for url in results)
    return next((place for place, page in enumerate([*pages][:10], 1) if page in query.gold), 0)


def score(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> Score:
    """Return the scores of an engine from its answers, addresses in order, one list a query."""
    ranks = [rank(query, results) for query, results in zip(queries, answers, strict=True)]
    count = len(ranks)
    return Score(
        count,
        sum(place == 1 for place in ranks) / count,
        sum(0 < place <= 3 for place in ranks) / count,
        sum(1 / place for place in ranks if place) / count,
        sum(not results for results in answers),
    )


def by_kind(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> Mapping[str, Score]:
    """Return the scores of each kind of query."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, query in enumerate(queries):
        groups[query.kind].append(number)
    return {
        kind: score([queries[n] for n in numbers], [answers[n] for n in numbers]) for kind, numbers in groups.items()
    }
