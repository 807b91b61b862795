"""The end of every record's page: its sources, what was changed, files for those who cite it, when it was checked."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..addresses import CITABLE, CITATIONS, Target, citation_file
from ..citations import Citation, parse_id
from ..models import Riwayat
from .desk import Desk
from .lines import Link, Note, Spans
from .text import long_date

CORRECTIONS = "tentang/koreksi.md"


@dataclass(frozen=True)
class Change:
    """One change of a record in words; `number` counts from the record's oldest."""

    number: int
    date: str
    label: str
    text: Spans
    reason: Spans
    sources: Sequence[Link]


@dataclass(frozen=True)
class Tail:
    """What the page rests on; what was changed, the newest first; the files for reference managers; the last check."""

    notes: Sequence[Note]
    history: Sequence[Change]
    everything: Link
    files: Sequence[Link]
    checked: str
    correction: Link


def tail(desk: Desk, record: Any, title: str, checked: str | None = None) -> Tail:
    """Return the end of the page of a record, or of a pasal; to be made last, when the page has named all its sources.

    `checked` is given where the record does not say it itself.
    """
    assert desk.this is not None
    return Tail(
        notes=tuple(desk.notes.values()),
        history=history(desk, desk.this, record),
        everything=Link("Semua koreksi dan pemutakhiran", desk.file(CORRECTIONS)),
        files=_files(desk, desk.this),
        checked=long_date(checked or record.diperiksa),
        correction=desk.correction(title),
    )


def citation(desk: Desk) -> str:
    """Return how a page of our own, a guide or an activity, is cited in words: it is no law, and as of a day."""
    assert desk.this is not None
    kind = {"guide": "panduan", "activity": "kegiatan peta jalan"}[desk.this.kind]
    title = desk.library.record(desk.this).judul
    return f"Pustaka Peksos, {kind} “{title}”, keadaan per {long_date(desk.library.per)}"


def history(desk: Desk, target: Target, record: Any) -> Sequence[Change]:
    """Return every change of a record in words."""
    count = len(record.riwayat)
    return tuple(change(desk, target, count - place, entry) for place, entry in enumerate(record.riwayat))


def change(desk: Desk, target: Target, number: int, entry: Riwayat) -> Change:
    """Return a change of a record; its citations are read as standing in that record."""
    at = parse_id(target.id) if target.kind in ("law", "provision", "regulation") else None
    return Change(
        number=number,
        date=long_date(entry.tanggal),
        label=entry.jenis.label,
        text=_words(desk, entry.isi, at),
        reason=_words(desk, entry.alasan, at),
        sources=tuple(desk.link(desk.library.evidence(id)) for id in entry.sumber),
    )


def _words(desk: Desk, text: str, at: Citation | None) -> Spans:
    # A desk of its own: a term in the history is no term that the page uses.
    return Desk(desk.site, desk.src, desk.this).cited(text, at)


def _files(desk: Desk, target: Target) -> Sequence[Link]:
    if target.kind not in CITABLE:
        return ()
    return tuple(
        Link(name, Markup(posixpath.relpath(f"/{citation_file(target, ending)}", desk.address)))  # noqa: S704 - checked ids
        for ending, name in CITATIONS.items()
    )
