"""What every export is made from: one `Catalogue` for a build; rows, addresses, states and back-references by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .. import history, views
from ..addresses import Target, url
from ..citations import Citation, parse_id
from ..library import Change, Library
from ..problems import Problem, RecordsError
from ..texts import OfficialText
from ..views import DeadlineRow, DelegationRow, MandateRow
from ..vocabulary import JenisStatus
from .shapes import Perubahan, Rujukan

# What the kinds of records are called where readers of data see them.
CLASSES: Mapping[str, str] = {
    "provision": "ketentuan",
    "law": "undang-undang",
    "regulation": "peraturan",
    "ruling": "putusan",
    "guide": "panduan",
    "activity": "kegiatan",
    "organisation": "organisasi",
    "event": "peristiwa",
    "source": "sumber",
    "term": "istilah",
    "actor": "pelaku",
    "comparison": "perbandingan",
    "overlap": "tumpang-tindih",
    "words": "kata",
}
# The kinds whose records have a page each; the others share one.
WITH_PAGE = CLASSES.keys() - {"overlap", "words"}
_CONTACT = re.compile(r"(?:https://|mailto:|tel:)\S+")
LEGAL = frozenset({"provision", "law", "regulation", "ruling"})


@dataclass(frozen=True)
class Settings:
    """What exports need beside the library; everything but the address may be missing.

    `changes` is the text of CHANGES.md, `official` the texts that the operator imported, by law.
    """

    address: str = "http://127.0.0.1:8000/"
    security_contact: str | None = None
    changes: str = ""
    official: Mapping[str, OfficialText] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise RecordsError where a setting cannot be used, before anything is made with it."""
        if self.security_contact is not None and not _CONTACT.fullmatch(self.security_contact):
            message = "`extra.kontak_keamanan`: harus alamat yang diawali https://, mailto:, atau tel:"
            raise RecordsError([Problem("mkdocs.yml", 1, 1, message)])


class Catalogue:
    """A library as its exports need it; everything here is computed once a build and only when asked for."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self._urls: dict[Target, str] = {}
        self._names: dict[Target, str] = {}

    @cached_property
    def mandates(self) -> Sequence[MandateRow]:
        """Return every mandate in the order of the laws."""
        return views.mandates(self.library)

    @cached_property
    def deadlines(self) -> Sequence[DeadlineRow]:
        """Return every time limit in the order of the laws."""
        return views.deadlines(self.library)

    @cached_property
    def delegations(self) -> Sequence[DelegationRow]:
        """Return every delegation in the order of the laws."""
        return views.delegations(self.library)

    @cached_property
    def history(self) -> Sequence[history.Entry]:
        """Return every change of a record after it was first written, the newest first."""
        return history.entries(self.library)

    # -----------------------------------------------------------------------
    # Names and addresses

    def url(self, target: Target) -> str:
        """Return the site-absolute address of a target."""
        if target not in self._urls:
            self._urls[target] = url(target)
        return self._urls[target]

    def absolute(self, address: str) -> str:
        """Return a site-absolute address with the site's own in front of it."""
        return self.settings.address.rstrip("/") + address

    def name(self, target: Target) -> str:
        """Return the citation of a provision, or the name of a record."""
        if target not in self._names:
            self._names[target] = self.library.cite(target)
        return self._names[target]

    def actors(self, ids: Sequence[str]) -> str:
        """Return the names of actors in one cell or sentence."""
        return "; ".join(self.library.records["actor"][id].nama for id in ids)

    def checked(self, target: Target) -> str:
        """Return the day on which the record behind a target was last checked."""
        if target.kind == "provision":
            return self.library.laws[self.library.provisions[target.id].law].record.diperiksa
        return str(self.library.record(target).diperiksa)

    def targets(self) -> Iterator[Target]:
        """Yield everything that has a page of its own, in a stable order."""
        for law in self.library.laws.values():
            yield Target("law", law.id)
            yield from (Target("provision", id) for id in law.pasal)
        for kind in CLASSES:
            if kind in WITH_PAGE - {"provision", "law"}:
                yield from (Target(kind, id) for id in self.library.records[kind])

    # -----------------------------------------------------------------------
    # Changes and references

    def reaching(self, id: str) -> Sequence[Change]:
        """Return the changes that reach a provision or instrument, those of its whole law included."""
        law, _, below = id.partition("/")
        return (*self.library.changes.get(law, ()), *(self.library.changes_of(id) if below else ()))

    def changes(self, id: str) -> list[Perubahan]:
        """Return the changes that reach a provision or instrument, as data."""
        return [
            Perubahan(
                jenis=change.status.jenis,
                oleh=change.by.id,
                sitasi=self.name(change.by),
                url=self.url(change.by),
                tanggal=change.status.tanggal,
                derajat=change.status.derajat,
                sumber=list(change.status.sumber),
                catatan=change.status.catatan,
            )
            for change in self.reaching(id)
        ]

    def state(self, id: str) -> str:
        """Return one word for a provision or law: berlaku, berubah, belum, or what ended it."""
        if ended := views.ended(self.reaching(id)):
            return ended.status.jenis.value
        law = self.library.laws[id.partition("/")[0]].record
        if law.berlaku is None or law.berlaku > self.library.per:
            return "belum"
        inside = [id, *(part.id for part in self.library.below(id))] if id in self.library.provisions else [id]
        changes = (*self.reaching(id), *(change for part in inside for change in self.library.changes.get(part, ())))
        return "berubah" if any(change.status.jenis is not JenisStatus.DIUJI for change in changes) else "berlaku"

    def inward(self, target: Target) -> list[Rujukan]:
        """Return what refers to a target itself, each source and kind once."""
        found = dict.fromkeys(
            (reference.source, reference.kind)
            for reference in self.library.references_to.get(target, ())
            if reference.source.kind in CLASSES
        )
        return [self.reference(source, kind) for source, kind in found]

    def outward(self, target: Target) -> list[Rujukan]:
        """Return the provisions and instruments that a provision refers to."""
        found = dict.fromkeys(
            (reference.target, reference.kind)
            for reference in self.library.references_from.get(target, ())
            if reference.kind in ("merujuk", "menyebut") and reference.target.kind in LEGAL
        )
        return [self.reference(end, kind) for end, kind in found]

    def reference(self, end: Target, kind: str) -> Rujukan:
        """Return one end of a reference as data."""
        return Rujukan(id=end.id, kelas=CLASSES[end.kind], sitasi=self.name(end), url=self.url(end), jenis=kind)

    def cited(self, text: str, at: str | None = None) -> list[str]:
        """Return the ids of what a citation leads to, standing at a provision or instrument."""
        place: Citation | None = parse_id(at) if at else None
        return list(dict.fromkeys(target.id for target in self.library.targets(text, place)))

    def segments(self, text: str, at: str | None = None) -> Iterator[tuple[str, Target | None]]:
        """Yield a text in pieces, those that cite a provision or instrument each with what they lead to."""
        place = parse_id(at) if at else None
        end = 0
        for mention in self.library.mentions(text):
            for part in mention.parts:
                found = self.library.resolve(part.citation, place)
                if found.id is None:
                    continue
                if part.start > end:
                    yield text[end : part.start], None
                yield text[part.start : part.end], self.library.target(found.id)
                end = part.end
        if end < len(text):
            yield text[end:], None
