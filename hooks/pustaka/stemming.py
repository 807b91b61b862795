"""Indonesian stemming as ordered rules that Python (the index) and JavaScript (the query) both follow.

A rule is (pattern, put before, only after a cut): where the pattern matches, the word becomes what is put before plus
the pattern's one group. In a stage the first rule that matches is the one applied; a stage may be gone through several
times. Whatever the records name as a word of its own (`glossary/words`) stops the work as soon as it is met. The
patterns keep to what both languages read alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from .library import Library

_WORD = re.compile(r"[a-z0-9]+")

Rule = tuple[str, str, bool]

# (times, rules). The nasal of me- and pe- swallows k, p, s and t; which one it was is not always to be known, so the
# common reading stands here and the rest in the records.
STAGES: Sequence[tuple[int, Sequence[Rule]]] = (
    (1, ((r"^([a-z]{4,})(?:lah|kah|nya)$", "", False),)),
    (
        1,
        (
            (r"^((?:me|di|ter|ber)[a-z]{4,})kan$", "", False),
            # "-asi" of a loanword is no suffix: mengakreditasi keeps it, mengawasi does not.
            (r"^(?![a-z]{7,}[aiu]si$)(me[a-z]{5,}|(?:di|ter)[a-z]{4,})i$", "", False),
            (r"^((?:ke|pe|ber)[a-z]{4,})an$", "", False),
            (r"^(?!di|me|ter)([a-z]{3,}[b-z])kan$", "", False),
            (r"^(?!di|me|ter)([a-z]{4,})an$", "", False),
        ),
    ),
    (
        3,
        (
            (r"^(?:meng|peng)([aiueo][a-z]{3,}|[ghkq][a-z]{3,})$", "", False),
            (r"^(?:meny|peny)([aiueo][a-z]{2,})$", "s", False),
            (r"^(?:men|pen)([cdjtsz][a-z]{3,})$", "", False),
            (r"^(?:men|pen)([aiueo][a-z]{2,})$", "t", False),
            (r"^(?:mem|pem)([bpfv][a-z]{3,})$", "", False),
            (r"^(?:mem|pem)([aiueo][a-z]{2,})$", "p", False),
            (r"^me([lrwymn][a-z]{3,})$", "", False),
            (r"^pe([lwymn][a-z]{3,})$", "", False),
            (r"^di([a-z]{4,})$", "", False),
            (r"^be(?:l(?=ajar))?((?:kerja|ajar)[a-z]*)$", "", False),
            (r"^(?:ber|ter)([a-z]{4,})$", "", False),
            (r"^(?:ke|per)([a-z]{4,})$", "", True),
        ),
    ),
)


@lru_cache(maxsize=1 << 16)  # under `mkdocs serve` nearly every text is the one of the last build
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text, in small letters without accents."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKD", text).lower()))


class Stemmer:
    """Reduces words to what they have in common; `own` names words (or what a cut leaves) with the stem they keep."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of one word in small letters."""
        if word not in self._known:
            self._known[word] = self._reduce(word)
        return self._known[word]

    def stems(self, text: str) -> Iterator[str]:
        """Yield the stem of every word of a text."""
        return map(self.stem, words(text))

    def data(self) -> Mapping[str, Any]:
        """Return what the query side needs to stem alike."""
        by_stem: dict[str, list[str]] = {}
        for word, stem in self._own.items():
            by_stem.setdefault(stem, []).append(word)
        return {"tahap": STAGES, "dasar": {stem: " ".join(found) for stem, found in by_stem.items()}}

    def _reduce(self, word: str) -> str:
        cut = False
        for times, rules in _compiled():
            for _ in range(times):
                if word in self._own:
                    return self._own[word]
                for pattern, before, after in rules:
                    match = pattern.match(word) if cut or not after else None
                    if match:
                        word = before + match[1]
                        cut = True
                        break
                else:
                    break
        return self._own.get(word, word)


def stemmer(library: Library) -> Stemmer:
    """Return the stemmer with every word that the records treat by itself."""
    own: dict[str, str] = {}
    for record in library.records["words"].values():
        for entry in record.dasar:
            own.update(dict.fromkeys((entry.dasar, *entry.kata), entry.dasar))
    return _stemmer(tuple(own.items()))


@lru_cache(maxsize=1)  # what it has stemmed serves the next rebuild under `mkdocs serve`
def _stemmer(own: tuple[tuple[str, str], ...]) -> Stemmer:
    return Stemmer(dict(own))


@cache
def _compiled() -> Sequence[tuple[int, Sequence[tuple[re.Pattern[str], str, bool]]]]:
    return tuple(
        (times, tuple((re.compile(pattern), before, after) for pattern, before, after in rules))
        for times, rules in STAGES
    )
