"""What every page is made with: one `Site` for a build, one `Desk` for a page; records in, links and words out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar
from urllib.parse import quote

from markupsafe import Markup

from .. import addresses, cases, views
from ..addresses import Target
from ..cases import Line
from ..citations import Citation, format_citation, parse_id
from ..library import Change, Law, Library
from ..models import Bersumber, Peraturan, Pernyataan, Tenggat, TenggatPeraturan
from ..overlaps import Overlaps
from ..prose import Linker
from ..situations import staged_laws
from ..texts import OfficialText
from ..training import Trainer
from ..views import DeadlineRow, DelegationRow, MandateRow
from ..vocabulary import Derajat, JenisStatus
from .lines import ChangeLine, DelegationLine, Fact, LimitLine, Link, MandateLine, Note, Reference, Span, Spans
from .page import Page, Plan
from .text import long_date, short

CHANGE_WORDS: Mapping[JenisStatus, str] = {
    JenisStatus.DICABUT: "Dicabut oleh",
    JenisStatus.INKONSTITUSIONAL: "Tidak mengikat menurut",
    JenisStatus.DIMAKNAI: "Dimaknai ulang menurut",
    JenisStatus.DIUBAH: "Diubah oleh",
    JenisStatus.DISESUAIKAN: "Disesuaikan oleh",
    JenisStatus.DIGANTI: "Diganti oleh",
    JenisStatus.DIUJI: "Diuji dan tetap berlaku menurut",
}


@dataclass(frozen=True)
class Settings:
    """What the operator of a site decides.

    `correction` is where corrections go, with `{judul}` and `{alamat}` to be filled in; `official` are the official
    texts he imported, by law, which stand beside our summaries; `handouts` says that the training packs are printed to
    PDF once the site is built.
    """

    correction: str | None = None
    official: Mapping[str, OfficialText] = field(default_factory=dict)
    handouts: bool = False


_NO_USES: Mapping[str, frozenset[Target]] = {}


class Site:
    """A library as its pages need it: rows by place, terms by the pasal that use them, all computed once a build.

    `uses` is what an earlier build found out of pasal whose pages are not made in this one.
    """

    def __init__(self, library: Library, settings: Settings, uses: Mapping[str, frozenset[Target]] = _NO_USES) -> None:
        self.library = library
        self.settings = settings
        self.linker = Linker(library)
        self.mandates = views.mandates(library)
        self.deadlines = views.deadlines(library)
        self.extensions = views.extensions(library, self.deadlines)
        self.delegations = views.delegations(library)
        self.mandates_of = _by_pasal(self.mandates)
        self.deadlines_of = _by_pasal(self.deadlines)
        self.delegations_of = _by_pasal(self.delegations)
        # What each pasal's page speaks of, and the other way round: `learn` fills both.
        self.uses: dict[str, frozenset[Target]] = {}
        self._users: dict[Target, set[str]] = defaultdict(set)
        for id, targets in uses.items():
            self._use(id, targets)
        self.overlaps = Overlaps(library)

    def used_in(self, target: Target) -> Sequence[str]:
        """Return the pasal whose pages speak of a target, in the order of the laws."""
        users = (id for id in self._users.get(target, ()) if id in self._order)
        return sorted(users, key=self._order.__getitem__)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        pasal = (id for law in self.library.laws.values() for id in law.pasal)
        return {id: place for place, id in enumerate(pasal)}

    @cached_property
    def staged_laws(self) -> frozenset[str]:
        """Return the laws whose mandates belong to stages of a child's case."""
        return staged_laws(self.mandates)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """Return the time limits of a child's case."""
        return cases.lines(self.library)

    @cached_property
    def mandates_by_actor(self) -> Mapping[str, Sequence[MandateRow]]:
        """Return the mandates each actor carries."""
        found: dict[str, list[MandateRow]] = defaultdict(list)
        for row in self.mandates:
            for actor in row.mandate.pelaku:
                found[actor].append(row)
        return found

    @cached_property
    def mandates_towards(self) -> Mapping[str, Sequence[MandateRow]]:
        """Return the mandates that others carry towards each actor."""
        found: dict[str, list[MandateRow]] = defaultdict(list)
        for row in self.mandates:
            for actor in row.mandate.kepada:
                found[actor].append(row)
        return found

    @cached_property
    def trainer(self) -> Trainer:
        """Return what makes the training packs."""
        return Trainer(self.library, self.mandates, self.delegations)

    @cached_property
    def grounds(self) -> Mapping[tuple[Target, str], str]:
        """Return why an activity or organisation rests on a provision or instrument, by both ends."""
        return {
            (Target(kind, id), target.id): ground.kaitan
            for kind in ("activity", "organisation")
            for id, record in self.library.records[kind].items()
            for ground in record.landasan
            for target in self.library.targets(ground.sitasi, None)
        }

    @cached_property
    def detailed(self) -> Mapping[str, Sequence[tuple[Peraturan, TenggatPeraturan]]]:
        """Return the limits of regulations that detail one of a law, by the provision that has it."""
        found: dict[str, list[tuple[Peraturan, TenggatPeraturan]]] = defaultdict(list)
        for id, record in self.library.records["regulation"].items():
            for limit in record.tenggat:
                for target in self.library.targets(limit.atas or "", Citation(id)):
                    found[target.id].append((record, limit))
        return found

    @cached_property
    def fulfils(self) -> Mapping[Target, Sequence[DelegationRow]]:
        """Return the delegations that each regulation fulfils."""
        found: dict[Target, list[DelegationRow]] = defaultdict(list)
        for row in self.delegations:
            for target in row.fulfilled:
                found[target].append(row)
        return found

    def href(self, target: Target, src: str) -> Markup:
        """Return the relative link from a page to a target."""
        return Markup(addresses.link(target, src))  # noqa: S704 - ids are checked by the models

    def desk(self, where: Target | str, at: Citation | None = None) -> Desk:
        """Return the desk of one page, known by its file or by what it is about."""
        if isinstance(where, str):
            return Desk(self, where, None, at)
        return Desk(self, addresses.locate(where)[0], where, at)

    def plan(self, where: Target | str, lay_out: Callable[..., Page], *given: Any) -> Plan:
        """Return the plan of a page, known in the same way, and the function that makes it of this site."""
        make = partial(lay_out, self, *given)
        if isinstance(where, str):
            return Plan(where, None, make)
        return Plan(addresses.locate(where)[0], where, make)

    def learn(self, plan: Plan, page: Page) -> None:
        """Keep what the page of a pasal speaks of, which the pages of terms and organisations ask for."""
        if plan.of and plan.of.kind == "provision":
            self._use(plan.of.id, page.speaks_of)

    def _use(self, id: str, targets: frozenset[Target]) -> None:
        before = self.uses.get(id, frozenset())
        for target in before - targets:
            self._users[target].discard(id)
        for target in targets - before:
            self._users[target].add(id)
        self.uses[id] = targets


@dataclass
class Desk:
    """What one page is made at: it knows where the page stands, what it has linked and which sources it has named.

    `numbers` are those of the notes in which a printed page says what its links lead to.
    """

    site: Site
    src: str
    this: Target | None = None
    at: Citation | None = None
    seen: set[Target] = field(default_factory=set)
    notes: dict[str, Note] = field(default_factory=dict)
    numbers: Mapping[Target, int] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.site.library

    def page(self, title: str, description: str, kind: str, body: str, of: Target | None = None) -> Page:
        """Return the page made at this desk; it is edited in the record it is about, or the one it is made `of`."""
        record = of or self.this
        meta = {"title": title, "description": description, "jenis": kind}
        edit = self.library.path(record) if record else None
        return Page(self.src, meta, body, edit, frozenset(self.seen))

    # -----------------------------------------------------------------------
    # Links and prose

    def href(self, target: Target) -> Markup:
        """Return the link from this page to a target."""
        return self.site.href(target, self.src)

    def file(self, path: str, mark: str = "") -> Markup:
        """Return the link from this page to another page file of the site."""
        return Markup(addresses.relative(path, mark, self.src))  # noqa: S704 - paths of our own pages

    def link(self, target: Target, text: str | None = None) -> Link:
        """Return a link that bears the target's own name unless another is given."""
        return Link(text or self.library.cite(target), self.href(target))

    def provision(self, id: str, text: str | None = None) -> Link:
        """Return a link to a provision, named in full: `Pasal 28 ayat (1) UU 14/2019`."""
        return self.link(Target("provision", id), text)

    def local(self, id: str) -> Link:
        """Return a link to a provision, named as inside its own law: `Pasal 28 ayat (1)`."""
        return self.provision(id, format_citation(Citation(None, parse_id(id).path)))

    def inner(self, id: str) -> Link:
        """Return a link to a provision, named as inside its own pasal: `ayat (1)`."""
        path = parse_id(id).path
        return self.provision(id, format_citation(Citation(None, path[1:] or path)))

    def chapter(self, law: Law, number: str) -> Link:
        """Return a link to a chapter, which stands on its law's page."""
        return Link(f"Bab {number}", self.file(f"{addresses.law_folder(law.id)}/index.md", f"bab-{number.lower()}"))

    def correction(self, title: str) -> Link:
        """Return where to report a slip of this page: the operator's address, or the page that says how."""
        words = "Laporkan koreksi"
        if self.site.settings.correction is None:
            return Link(words, self.file("tentang.md", "koreksi"))
        filled = self.site.settings.correction.format(judul=quote(title, safe=""), alamat=quote(self.address, safe=""))
        return Link(words, Markup(filled))  # noqa: S704 - the operator's own setting, its values quoted

    @property
    def address(self) -> str:
        """Return the page's address on the site."""
        return f"/{self.src.removesuffix('index.md').removesuffix('.md')}".removesuffix("/") + "/"

    def actors(self, ids: Iterable[str]) -> Sequence[Link]:
        """Return links to actors."""
        return tuple(self.link(Target("actor", id)) for id in ids)

    def prose(self, text: str | None, at: Citation | None = None, *, terms: bool = True) -> Spans:
        """Return a text with its citations linked, and its terms too unless they are not wanted here."""
        if not text:
            return ()
        segments = self.site.linker.segments(text, at or self.at, this=self.this, seen=self.seen)
        return tuple(
            Span(part.text, self.href(part.target), self.numbers.get(part.target))
            if part.target and (terms or part.kind == "sitasi")
            else Span(part.text)
            for part in segments
        )

    def plain(self, text: str | None) -> Spans:
        """Return a text without links, for long tables whose rows lead to the provision anyway."""
        return (Span(text),) if text else ()

    def cited(self, text: str, at: Citation | None = None) -> Spans:
        """Return a field that is a citation, linked."""
        return self.prose(text, at or self.at, terms=False)

    def named_by(self, target: Target, kinds: Iterable[str]) -> Sequence[Reference]:
        """Return the records of some kinds that speak of a target, each once, with the sentence that does."""
        found: dict[Target, str] = {}
        for reference in self.library.references_to.get(target, ()):
            if reference.source.kind in kinds and not found.get(reference.source):
                why = self.site.grounds.get((reference.source, target.id), "")
                found[reference.source] = reference.text or why
        return tuple(Reference(self.link(source), (), short(text, 220)) for source, text in found.items())

    def users(self, target: Target) -> Sequence[Reference]:
        """Return the pasal whose page speaks of a term or organisation, with their subjects."""
        return tuple(
            Reference(self.provision(id), (), self.library.provisions[id].record.perihal)  # type: ignore[attr-defined]
            for id in self.site.used_in(target)
        )

    # -----------------------------------------------------------------------
    # Evidence

    def note(self, id: str) -> Note:
        """Return the note of a source on this page, numbered in the order of first use."""
        if id not in self.notes:
            target = self.library.evidence(id)
            record = self.library.record(target)
            if target.kind == "source":
                dated = f", {long_date(record.tanggal)}" if record.tanggal else ""
                link, detail = self.link(target, record.judul), f"{record.penerbit}{dated}"
            else:
                link, detail = self.link(target), getattr(record, "tentang", "")
            self.notes[id] = Note(len(self.notes) + 1, link, detail)
        return self.notes[id]

    def noted(self, ids: Iterable[str]) -> Sequence[Note]:
        """Return the notes of several sources."""
        return tuple(self.note(id) for id in ids)

    def grade(self, grade: Derajat | str | None) -> Link | None:
        """Return the label of a weak grade, leading to what it means; nothing for what was read in its source."""
        if grade is None or grade == Derajat.TERBACA:
            return None
        label = grade.label.lower() if isinstance(grade, Derajat) else "usulan kami"
        return Link(label, self.file("tentang.md", "derajat"))

    def fact(self, record: Pernyataan) -> Fact:
        """Return a statement as it is shown."""
        date = long_date(record.tanggal) if record.tanggal else None
        return Fact(self.prose(record.isi), date, self.grade(record.derajat), self.noted(record.sumber))

    def facts(self, records: Iterable[Pernyataan]) -> Sequence[Fact]:
        """Return several statements."""
        return tuple(self.fact(record) for record in records)

    def backing(self, record: Bersumber | Any) -> Fact:
        """Return grade and sources of a record whose words stand elsewhere."""
        return Fact((), None, self.grade(record.derajat), self.noted(record.sumber))

    # -----------------------------------------------------------------------
    # Rows

    def change(self, change: Change, part: Link | None = None) -> ChangeLine:
        """Return a change of status as it is shown."""
        status = change.status
        return ChangeLine(
            kind=status.jenis,
            lead=CHANGE_WORDS[status.jenis],
            by=self.link(change.by),
            date=long_date(status.tanggal),
            parts=(part,) if part else (),
            grade=self.grade(status.derajat),
            notes=self.noted(status.sumber),
            remark=self.prose(status.catatan),
        )

    def changes_below(self, id: str) -> Sequence[ChangeLine]:
        """Return the changes of a pasal and of everything under it, each with the part it touched."""
        return tuple(
            self.change(change, self.inner(provision.id) if provision.id != id else None)
            for provision in self.library.below(id)
            for change in self.library.changes.get(provision.id, ())
        )

    def limit(self, limit: Tenggat, due: str | None, at: Citation, *, plain: bool = False) -> LimitLine:
        """Return a time limit in words; `plain` leaves its prose unlinked."""
        words = self.plain if plain else partial(self.prose, at=at)
        return LimitLine(
            measure=views.measure(limit),
            since=words(limit.sejak),
            due=long_date(due) if due else None,
            past=bool(due and due < self.library.per),
            extension=words(limit.perpanjangan) or self._extension(at, plain),
            effect=words(limit.akibat),
        )

    def _extension(self, at: Citation, plain: bool) -> Spans:
        """Return what the provision that continues the limit at a place says, and which one it is."""
        row = self.site.extensions.get(at.id)
        if row is None:
            return ()
        named = self.local(row.provision.id)
        text = (row.provision.record.ringkasan or "").removesuffix(".")
        if plain:
            return (Span(f"{text} ({named.text})"),)
        return (*self.prose(text, parse_id(row.provision.id)), Span(" ("), Span(named.text, named.href), Span(")"))

    def mandate(self, row: MandateRow, cite: Callable[[str], Link], *, plain: bool = False) -> MandateLine:
        """Return a mandate as it is shown; `cite` names its provision, `plain` leaves its prose unlinked."""
        mandate, id = row.mandate, row.provision.id
        at = parse_id(id)
        words = self.plain if plain else partial(self.prose, at=at)
        due = views.due_date(self.library, row.provision.law, mandate.tenggat) if mandate.tenggat else None
        return MandateLine(
            actors=self.actors(mandate.pelaku),
            modality=mandate.sifat.value,
            label=mandate.sifat.label,
            action=words(mandate.tindakan),
            to=self.actors(mandate.kepada),
            condition=words(mandate.syarat),
            exception=words(mandate.kecuali),
            limit=self.limit(mandate.tenggat, due, at, plain=plain) if mandate.tenggat else None,
            cite=cite(id),
            void=views.ended(self.library.changes_of(id)) is not None,
        )

    def delegation(self, row: DelegationRow, cite: Callable[[str], Link]) -> DelegationLine:
        """Return a delegation as it is shown; `cite` names its provision."""
        delegation, id = row.delegation, row.provision.id
        at = parse_id(id)
        return DelegationLine(
            cite=cite(id),
            law=self.library.cite(Target("law", row.provision.law)),
            form=delegation.bentuk.label,
            subject=self.prose(delegation.materi, at),
            found=tuple(self.link(target) for target in row.fulfilled),
            grade=self.grade(delegation.derajat),
            checked=long_date(delegation.diperiksa),
            due=long_date(row.due) if row.due else None,
            remark=self.prose(delegation.catatan, at),
        )


_Row = TypeVar("_Row", MandateRow, DeadlineRow, DelegationRow)


def _by_pasal(rows: Sequence[_Row]) -> Mapping[str, Sequence[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.provision.pasal].append(row)
    return found
