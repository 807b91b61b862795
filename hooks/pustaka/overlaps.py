"""Like tasks of different actors: the rule that finds them, and the records in which they were read and judged.

Two mandates are found when they stand in different provisions that are in force, oblige or empower (may and rights are
left out), share no actor (nor one that is part of the other), share a topic, and say nearly the same: either half of
all their words are common to both and what one does first is said by the other too, or both do the same to the same
addressee. Words are compared by their stems; words that only join, and those that only name a level of government, do
not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from .library import Library
from .models import TumpangTindih
from .stemming import Stemmer, stemmer, words
from .views import MandateRow, bearers, ended, mandates
from .vocabulary import HasilTinjauan, Sifat

Pair = frozenset[str]

_TASKS = frozenset({Sifat.WAJIB, Sifat.HARUS, Sifat.BERTUGAS, Sifat.BERTANGGUNG_JAWAB, Sifat.BERWENANG})
SHARE = 0.5
_JOINING = """atas atau ayat baik bagi dalam dan dari dengan di huruf ia ke kepada ketentuan lewat maupun melakukan
melaksanakan melalui menurut oleh pada para pasal peraturan perundang sebagai secara serta sesuai tentang termasuk
terhadap tersebut undangan untuk yang"""
_LEVELS = "daerah kabupaten kota lingkup lintas lokal nasional negara provinsi pusat sifat skala tingkat wilayah"
# Verbs that say nothing of what is done without their object.
_EMPTY_VERBS = "melaksanakan melakukan membuat memberi memberikan menentukan menetapkan menyampaikan menyelenggarakan"


@dataclass(frozen=True)
class _Task:
    """A mandate as the rule reads it: whose, the stems of its words, the first of them, those of its active verbs.

    `wider` are its actors and all that they are part of.
    """

    row: MandateRow
    wider: frozenset[str]
    stems: frozenset[str]
    first: str
    verbs: frozenset[str]

    def like(self, other: _Task) -> bool:
        """Tell whether two mandates of different actors say nearly the same on one topic."""
        own, its = self.row.mandate, other.row.mandate
        if self.row.provision.id == other.row.provision.id or not set(own.topik) & set(its.topik):
            return False
        if self.wider & set(its.pelaku) or other.wider & set(own.pelaku):
            return False
        common = self.stems & other.stems
        alike = len(common) >= max(2, SHARE * len(self.stems | other.stems))
        if alike and (self.first in other.stems or other.first in self.stems):
            return True
        return bool(set(own.kepada) & set(its.kepada) and self.verbs & other.verbs)


@dataclass(frozen=True)
class Side:
    """The provisions of one side of a comparison and the actors their mandates name."""

    provisions: tuple[str, ...]
    actors: tuple[str, ...]


class Overlaps:
    """The pairs of provisions that the rule finds in a library, and the records that judge them."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def found(self) -> frozenset[Pair]:
        """Return the ids of the two provisions of every pair that the rule finds."""
        tasks = tuple(self._tasks(stemmer(self.library)))
        return frozenset(
            frozenset({one.row.provision.id, other.row.provision.id})
            for one, other in combinations(tasks, 2)
            if one.like(other)
        )

    def _tasks(self, stem: Stemmer) -> Iterator[_Task]:
        passed = frozenset(stem.stems(f"{_JOINING} {_LEVELS}"))
        empty = passed | frozenset(stem.stems(_EMPTY_VERBS))
        for row in mandates(self.library):
            if row.mandate.sifat not in _TASKS or ended(self.library.changes_of(row.provision.id)):
                continue
            said = words(row.mandate.tindakan)
            stems = [found for word in said if not word.isdigit() and (found := stem.stem(word)) not in passed]
            verbs = {stem.stem(word) for word in said if word.startswith("me") and len(word) > 5} - empty
            if stems:
                wider = frozenset(actor for id in row.mandate.pelaku for actor in self._upwards(id))
                yield _Task(row, wider, frozenset(stems), stems[0], frozenset(verbs))

    def _upwards(self, actor: str | None) -> Iterator[str]:
        """Yield an actor and everything it is part of; `checks` has made sure that this ends."""
        while actor:
            yield actor
            actor = self.library.records["actor"][actor].bagian_dari

    @cached_property
    def judged(self) -> Mapping[Pair, tuple[TumpangTindih, ...]]:
        """Return the records that judge each pair."""
        judged: dict[Pair, tuple[TumpangTindih, ...]] = {}
        for record in self.library.records["overlap"].values():
            for pair in self.pairs(record):
                judged[pair] = (*judged.get(pair, ()), record)
        return judged

    @cached_property
    def confirmed(self) -> Mapping[str, Sequence[TumpangTindih]]:
        """Return the confirmed overlaps that each actor is a side of."""
        found: dict[str, list[TumpangTindih]] = defaultdict(list)
        for record in self.library.records["overlap"].values():
            if record.hasil is HasilTinjauan.TUMPANG_TINDIH:
                for actor in dict.fromkeys(actor for side in self.sides(record) for actor in side.actors):
                    found[actor].append(record)
        return found

    def sides(self, record: TumpangTindih) -> Sequence[Side]:
        """Return the sides of a comparison with what they cite; the actors stand in the order of the mandates."""
        sides = []
        for side in record.sisi:
            ids = tuple(target.id for text in side.ketentuan for target in self.library.targets(text, None))
            sides.append(Side(ids, bearers(self.library, ids)))
        return tuple(sides)

    def pairs(self, record: TumpangTindih) -> Iterator[Pair]:
        """Yield the pairs of provisions that a record compares: every one of a side with every one of another."""
        for one, other in combinations(self.sides(record), 2):
            for a, b in product(one.provisions, other.provisions):
                yield frozenset({a, b})
