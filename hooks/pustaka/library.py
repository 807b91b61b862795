"""All records as one library: every provision and record by id, every citation resolved, every reference both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import citations
from .addresses import Target
from .citations import Citation, Mention, Resolution, format_citation, parse_id
from .models import (
    Bab,
    Bagian,
    Definisi,
    Hukum,
    Instrumen,
    Ketentuan,
    Paragraf,
    Status,
)
from .processes import in_two
from .records import FOLDERS, File
from .roles import Cite, Prose, Ref
from .walk import Path, Role, walk, walk_own


@dataclass(frozen=True)
class Provision:
    """One pasal, ayat, huruf or angka in its place."""

    id: str
    kind: str
    record: Ketentuan
    law: str
    bab: Bab
    bagian: Bagian | None
    paragraf: Paragraf | None
    file: File
    path: Path
    parent: str | None
    children: tuple[str, ...]

    @property
    def pasal(self) -> str:
        """Return the id of the pasal it belongs to (its own id for a pasal)."""
        return "/".join(self.id.split("/")[:2])

    @property
    def target(self) -> Target:
        """Return where it is addressed."""
        return Target("provision", self.id)

    @property
    def section(self) -> str:
        """Return the titles of the bagian and paragraf it stands in, nothing where its chapter has none."""
        return ", ".join(part.judul for part in (self.bagian, self.paragraf) if part)

    @property
    def label(self) -> str:
        """Return its own name below its parent: `Pasal 28`, `ayat (1)`, `huruf b`."""
        return format_citation(Citation(None, parse_id(self.id).path[-1:]))


@dataclass(frozen=True)
class Chapter:
    """A chapter of a law and its pasal, in order."""

    record: Bab
    file: File
    pasal: tuple[str, ...]


@dataclass(frozen=True)
class Law:
    """A law: its metadata, its chapters, and its pasal in order (none while only the metadata is recorded)."""

    record: Hukum
    file: File
    chapters: tuple[Chapter, ...]

    @property
    def id(self) -> str:
        """Return the law's id."""
        return self.record.id

    @cached_property
    def pasal(self) -> tuple[str, ...]:
        """Return the ids of its pasal in the order of the law."""
        return tuple(pasal for chapter in self.chapters for pasal in chapter.pasal)


@dataclass(frozen=True)
class Reference:
    """One record or provision speaks of another: `kind` says how, `text` is the sentence that does."""

    source: Target
    target: Target
    kind: str
    text: str | None = None


@dataclass(frozen=True)
class Change:
    """A status as it reaches one provision or instrument: what happened, and by which instrument or provision."""

    status: Status
    by: Target


@dataclass(frozen=True)
class Place:
    """One text of one record: who holds it, at which place of which file, in which role."""

    owner: Target
    file: File
    path: Path
    role: Role
    text: str
    at: Citation | None


class Library:
    """The records of one folder, indexed; `checks.load` builds and checks it.

    What was read out of texts `before` is kept as long as instruments go by the same names.
    """

    def __init__(self, files: Sequence[File], before: Library | None = None) -> None:
        self.files = tuple(files)
        self.records: dict[str, dict[str, Any]] = defaultdict(dict)
        self.provisions: dict[str, Provision] = {}
        self.laws: dict[str, Law] = {}
        self._children: dict[str, tuple[str, ...]] = {}
        for file in files:
            if file.kind != "bab":
                self.records[file.kind][file.record.id] = file.record
        for file in files:
            if file.kind == "law":
                self.laws[file.record.id] = self._law(file)
        self._mentions: dict[str, Sequence[Mention]] = {}
        self._cited: dict[str, tuple[Citation, ...]] = {}
        if before and before.aliases == self.aliases:
            self._mentions, self._cited = before._mentions, before._cited  # noqa: SLF001 - a library's own earlier state

    def __getstate__(self) -> tuple[Any, ...]:
        """Return what it was made of and what was read out of its texts."""
        texts = {place.text for place in self.places}
        return (
            self.files,
            {text: found for text, found in self._mentions.items() if text in texts},
            {text: found for text, found in self._cited.items() if text in texts},
        )

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        files, mentions, cited = state
        self.__init__(files)  # type: ignore[misc]  # as it was made at first
        self._mentions, self._cited = mentions, cited

    def _law(self, file: File) -> Law:
        babs = sorted((f for f in self.files if f.kind == "bab" and f.folder == file.folder), key=lambda f: f.stem)
        chapters = tuple(Chapter(bab.record, bab, tuple(self._chapter(file.record.id, bab))) for bab in babs)
        law = Law(file.record, file, chapters)
        self._children[law.id] = law.pasal
        return law

    def _chapter(self, law: str, bab: File) -> Iterator[str]:
        for path, bagian, paragraf, pasal in bab.record.all_pasal():
            home = (law, bab.record, bagian, paragraf, bab)
            yield self._provision(pasal, "pasal", law, path, None, home)

    def _provision(
        self,
        record: Any,
        kind: str,
        above: str,
        path: Path,
        parent: str | None,
        home: tuple[str, Bab, Bagian | None, Paragraf | None, File],
    ) -> str:
        id = f"{above}/{kind}-{record.nomor}"
        counts: dict[str, int] = defaultdict(int)
        children = []
        for child_kind, child in record.children():
            children.append(self._provision(child, child_kind, id, (*path, child_kind, counts[child_kind]), id, home))
            counts[child_kind] += 1
        law, bab, bagian, paragraf, file = home
        self._children[id] = tuple(children)
        self.provisions[id] = Provision(
            id, kind, record, law, bab, bagian, paragraf, file, path, parent, tuple(children)
        )
        return id

    # -----------------------------------------------------------------------
    # Looking things up

    def exists(self, id: str) -> bool:
        """Tell whether a provision or instrument of that id is recorded."""
        return id in self.provisions or id in self.instruments

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Return the place of each provision among all, by its id."""
        return {id: place for place, id in enumerate(self.provisions)}

    def children(self, id: str) -> Sequence[str]:
        """Return the ids directly below a law or provision, in order."""
        return self._children.get(id, ())

    @cached_property
    def instruments(self) -> Mapping[str, Target]:
        """Return every law, regulation and ruling by id."""
        return {id: Target(kind, id) for kind in ("ruling", "regulation", "law") for id in self.records[kind]}

    def target(self, id: str) -> Target:
        """Return what a provision or instrument id addresses; KeyError when nothing does."""
        return Target("provision", id) if id in self.provisions else self.instruments[id]

    def record(self, target: Target) -> Any:
        """Return the record of a target; KeyError when there is none."""
        return self.provisions[target.id].record if target.kind == "provision" else self.records[target.kind][target.id]

    def of_kind(self, kind: str) -> Iterator[File]:
        """Yield the files of one kind of record."""
        return (file for file in self.files if file.kind == kind)

    def path(self, target: Target) -> str:
        """Return the record file of a target, below the root."""
        if target.kind in ("law", "provision"):
            held = self.laws[target.id] if target.kind == "law" else self.provisions[target.id]
            return held.file.source.path
        return f"{FOLDERS[target.kind]}/{target.id}.yml"

    def evidence(self, id: str) -> Target:
        """Return what a `sumber` id addresses: a source, or an instrument used as one."""
        return Target("source", id) if id in self.records["source"] else self.instruments[id]

    @cached_property
    def per(self) -> str:
        """Return the as-of date of the library: the latest day on which any record was checked."""
        return max((f.record.diperiksa for f in self.files if f.kind != "bab"), default="1970-01-01")

    # -----------------------------------------------------------------------
    # Citations

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Return other names of instruments, lower case, with the id each one means."""
        found: dict[str, str] = {}
        for kind in ("regulation", "law"):
            for id, record in self.records[kind].items():
                for name in (*record.alias, record.tentang):
                    found[name.casefold()] = id
        return found

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the short name of every instrument by id."""
        return {id: self.record(target).sebutan for id, target in self.instruments.items()}

    def cite(self, target: Target) -> str:
        """Return the citation of a provision, or the name of a record."""
        if target.kind == "provision":
            return format_citation(parse_id(target.id), names=self.names)
        record = self.record(target)
        if isinstance(record, Instrumen) or target.kind == "ruling":
            return str(record.sebutan)
        for field in ("nama", "istilah", "judul"):
            if hasattr(record, field):
                return str(getattr(record, field))
        return target.id

    def find_mentions(self, texts: Iterable[str]) -> None:
        """Find the citations in many texts at once, which is quicker than one after another."""
        new = [text for text in dict.fromkeys(texts) if text not in self._mentions]
        self._mentions.update(zip(new, in_two(self._find, new), strict=True))

    def _find(self, texts: Iterable[str]) -> list[Sequence[Mention]]:
        return [citations.find(text, aliases=self.aliases) for text in texts]

    def mentions(self, text: str) -> Sequence[Mention]:
        """Return the citations in a text; kept, because checks, references and pages all ask."""
        if text not in self._mentions:
            self.find_mentions([text])
        return self._mentions[text]

    def cited(self, text: str) -> tuple[Citation, ...]:
        """Return what a text names that must be a citation and nothing else; raise CitationError when it is not."""
        if text not in self._cited:
            self._cited[text] = citations.parse(text, aliases=self.aliases)
        return self._cited[text]

    def resolve(self, citation: Citation, at: Citation | None) -> Resolution:
        """Return what a citation, standing at a place, leads to."""
        return citations.resolve(citation, self, at)

    def targets(self, text: str, at: Citation | None) -> Iterator[Target]:
        """Yield everything that the citations in a text lead to, each range filled with what the law holds."""
        for mention in self.mentions(text):
            for citation in citations.provisions(mention, self, at):
                found = self.resolve(citation, at)
                if found.id is not None:
                    yield self.target(found.id)

    # -----------------------------------------------------------------------
    # Texts and references

    @cached_property
    def places(self) -> Sequence[Place]:
        """Return every prose, citation and id of every record with the place it stands at."""
        return tuple(self._places())

    def _places(self) -> Iterator[Place]:
        for provision in self.provisions.values():
            at = parse_id(provision.id)
            for path, role, text in walk_own(provision.record, provision.path):
                yield Place(provision.target, provision.file, path, role, text, at)
        for law in self.laws.values():
            for chapter in law.chapters:
                if chapter.record.catatan:
                    yield Place(
                        Target("law", law.id),
                        chapter.file,
                        ("catatan",),
                        Prose(),
                        chapter.record.catatan,
                        Citation(law.id),
                    )
        for file in self.files:
            if file.kind != "bab":
                own = Citation(file.record.id) if file.kind in ("law", "regulation") else None
                for path, role, text in walk(file.record):
                    yield Place(Target(file.kind, file.record.id), file, path, role, text, own)

    @cached_property
    def references(self) -> Sequence[Reference]:
        """Return every reference once, in the order the records stand."""
        return tuple(dict.fromkeys(self._references()))

    def _references(self) -> Iterator[Reference]:
        for place in self.places:
            field = next(part for part in place.path[len(_base(self, place)) :] if isinstance(part, str))
            if field == "riwayat" and isinstance(place.role, Prose):
                continue  # what a record once said is no reference of what it says
            if isinstance(place.role, Prose):
                for target in self.targets(place.text, place.at):
                    if target != place.owner:
                        yield Reference(place.owner, target, "menyebut", place.text)
            elif isinstance(place.role, Cite):
                for target in self.targets(place.text, place.at):
                    if target != place.owner and field != "status":
                        yield Reference(place.owner, target, field)
            elif (named := self._named(place.role, place.text)) is not None:
                yield Reference(place.owner, named, str(_last_name(place.path)))
        for provision, changes in self.changes.items():
            for change in changes:
                yield Reference(change.by, self.target(provision), change.status.jenis.value)

    def _named(self, role: Ref, id: str) -> Target | None:
        return next((Target(kind, id) for kind in role.kinds if id in self.records[kind]), None)

    @cached_property
    def references_from(self) -> Mapping[Target, Sequence[Reference]]:
        """Return the references that start at each target itself."""
        return _group(self.references, "source")

    @cached_property
    def references_to(self) -> Mapping[Target, Sequence[Reference]]:
        """Return the references that end at each target itself."""
        return _group(self.references, "target")

    # -----------------------------------------------------------------------
    # What the records say of each other

    @cached_property
    def changes(self) -> Mapping[str, Sequence[Change]]:
        """Return the changes written for each provision or instrument, by id."""
        found: dict[str, list[Change]] = defaultdict(list)
        for provision in self.provisions.values():
            for status in provision.record.status:
                found[provision.id].append(self._change(status, parse_id(provision.id)))
        for kind in ("law", "regulation"):
            for id, record in self.records[kind].items():
                for status in record.status:
                    change = self._change(status, Citation(id))
                    touched = [t.id for text in status.ketentuan for t in self.targets(text, Citation(id))]
                    for target in dict.fromkeys(touched or [id]):
                        found[target].append(change)
        return found

    def _change(self, status: Status, at: Citation) -> Change:
        return Change(status, next(self.targets(status.oleh, at)))

    def changes_of(self, id: str) -> Sequence[Change]:
        """Return the changes that reach a provision: its own and those of the provisions that hold it."""
        parts = id.split("/")
        above = ["/".join(parts[:n]) for n in range(2, len(parts) + 1)] if len(parts) > 1 else [id]
        return tuple(change for step in above for change in self.changes.get(step, ()))

    @cached_property
    def definitions(self) -> Mapping[str, Sequence[tuple[Provision, Definisi]]]:
        """Return the provisions that define each term, by the term's id."""
        found: dict[str, list[tuple[Provision, Definisi]]] = defaultdict(list)
        for provision in self.provisions.values():
            if provision.record.definisi:
                found[provision.record.definisi.glosarium].append((provision, provision.record.definisi))
        return found

    def below(self, id: str) -> Iterator[Provision]:
        """Yield a provision and everything under it, in order."""
        provision = self.provisions[id]
        yield provision
        for child in provision.children:
            yield from self.below(child)


def _base(library: Library, place: Place) -> Path:
    return library.provisions[place.owner.id].path if place.owner.kind == "provision" else ()


def _last_name(path: Path) -> str | int:
    return next(part for part in reversed(path) if isinstance(part, str))


def _group(references: Sequence[Reference], end: str) -> Mapping[Target, Sequence[Reference]]:
    found: dict[Target, list[Reference]] = defaultdict(list)
    for reference in references:
        found[getattr(reference, end)].append(reference)
    return found
