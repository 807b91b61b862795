"""What was changed in the records after they were first written, as one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .addresses import Target
from .library import Library
from .models import Pasal, Riwayat


@dataclass(frozen=True)
class Entry:
    """One change of one record; `number` counts from the record's oldest, so it never changes."""

    target: Target
    number: int
    change: Riwayat

    @property
    def id(self) -> str:
        """Return the entry's permanent id: `uu-2019-14/pasal-61/riwayat-1`."""
        return f"{self.target.id}/riwayat-{self.number}"


def entries(library: Library) -> Sequence[Entry]:
    """Return every change, the newest day first; those of one day in the order of the records."""
    found = [
        Entry(target, len(record.riwayat) - place, change)
        for target, record in _holders(library)
        for place, change in enumerate(record.riwayat)
    ]
    return sorted(found, key=lambda entry: entry.change.tanggal, reverse=True)


def _holders(library: Library) -> Iterator[tuple[Target, Any]]:
    """Yield what may have a history: records, and the pasal of each law behind the law itself."""
    for file in library.files:
        if file.kind != "bab":
            yield Target(file.kind, file.record.id), file.record
        if file.kind == "law":
            for id in library.laws[file.record.id].pasal:
                record = library.provisions[id].record
                assert isinstance(record, Pasal)
                yield Target("provision", id), record
