"""Training packs: ten questions with answers for each actor and each activity, made from the records alone.

Nothing is drawn by lot: the same records give the same questions. What is no longer in force is asked about only as
such, and an answer carries every condition and exception of its provision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from ..library import Library
from ..models import Kegiatan, Mandat
from ..views import DelegationRow, MandateRow, delegations, ended, mandates
from . import activities, provisions
from .duties import of_actor
from .phrases import Speaker
from .provisions import Threat
from .question import TEN, Jenis, Question, Statement, choose

__all__ = ["FEWEST", "TEN", "Jenis", "Question", "Statement", "Threat", "Trainer"]

# Fewer questions than this are read faster on the actor's page than practised.
FEWEST = 4

_ORDER = (
    Jenis.SYARAT,
    Jenis.DAFTAR,
    Jenis.BATAS,
    Jenis.SIFAT,
    Jenis.SANKSI,
    Jenis.PENGECUALIAN,
    Jenis.DEFINISI,
    Jenis.STATUS,
    Jenis.SIAPA,
    Jenis.DELEGASI,
    Jenis.ISI,
)


class Trainer:
    """Makes the packs of a library."""

    def __init__(self, library: Library, rows: Sequence[MandateRow], orders: Sequence[DelegationRow]) -> None:
        self.library = library
        self._all = rows
        self._orders = orders
        self._speaker = Speaker(library)
        self._rows = tuple(row for row in rows if not ended(library.changes_of(row.provision.id)))

    @classmethod
    def of(cls, library: Library) -> Trainer:
        """Return the trainer of a library whose rows are not computed yet."""
        return cls(library, mandates(library), delegations(library))

    @cached_property
    def actors(self) -> Mapping[str, Sequence[Question]]:
        """Return the questions about every actor that has a pack, by the actor's id."""
        received = _by_actor(self._rows, lambda mandate: mandate.kepada)
        packs = {
            actor: choose(self._of_actor(actor, self._carried[actor], received.get(actor, ())), _ORDER)
            for actor in self.library.records["actor"]
            if actor in self._carried
        }
        return {actor: pack for actor, pack in packs.items() if len(pack) >= FEWEST}

    @cached_property
    def activities(self) -> Mapping[str, Sequence[Question]]:
        """Return the questions about every activity of the roadmap, by its id and in its order."""
        records: list[Kegiatan] = sorted(self.library.records["activity"].values(), key=lambda record: record.nomor)
        return {
            record.id: choose(activities.of_activity(self._speaker, record, self._all, self._orders), activities.ORDER)
            for record in records
        }

    def threats(self, actor: str) -> Sequence[Threat]:
        """Return the sanctions on an actor's mandates."""
        return provisions.threats(self._speaker, self._carried.get(actor, ()))

    @cached_property
    def _carried(self) -> Mapping[str, Sequence[MandateRow]]:
        return _by_actor(self._rows, lambda mandate: mandate.pelaku)

    def _of_actor(self, actor: str, rows: Sequence[MandateRow], towards: Sequence[MandateRow]) -> Iterator[Question]:
        yield from of_actor(self._speaker, actor, rows, towards)
        yield from provisions.sanctions(self._speaker, rows, actor)
        own, near = self._terms(actor)
        for id in own:
            if question := provisions.definition(self._speaker, self.library.provisions[id]):
                yield question
        for id in dict.fromkeys([*own, *near, *self._held(rows)]):
            yield from provisions.changes(self._speaker, id, actor)
        yield from provisions.ordered_by(self._speaker, rows, self._orders)

    def _terms(self, actor: str) -> tuple[Sequence[str], Sequence[str]]:
        """Return the provisions that define an actor's term, and those that define the terms it is told apart from."""
        term = self.library.records["term"].get(self.library.records["actor"][actor].istilah)
        names = (term.id, *term.lihat) if term else ()
        found = [[provision.id for provision, _ in self.library.definitions.get(name, ())] for name in names]
        return (found[0] if found else ()), [id for ids in found[1:] for id in ids]

    def _held(self, rows: Sequence[MandateRow]) -> Iterator[str]:
        """Yield the provisions that hold mandates, and those above them."""
        for row in rows:
            parts = row.provision.id.split("/")
            for end in range(len(parts), 1, -1):
                yield "/".join(parts[:end])


def _by_actor(
    rows: Sequence[MandateRow], actors: Callable[[Mandat], Sequence[str]]
) -> Mapping[str, Sequence[MandateRow]]:
    """Return the mandates of every actor that the mandates name, by the actor's id."""
    found: dict[str, list[MandateRow]] = defaultdict(list)
    for row in rows:
        for actor in actors(row.mandate):
            found[actor].append(row)
    return dict(found)
