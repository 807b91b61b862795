"""Pages of pasal: what a provision says, whom it binds, what became of it, and everything that touches it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from .. import addresses, views
from ..addresses import Target
from ..citations import Citation, anchor, parse_id
from ..library import Law, Provision
from ..models import Pasal
from ..views import MandateRow
from ..vocabulary import JenisStatus
from . import limits
from .desk import Desk, Site
from .environment import render
from .lines import ChangeLine, DelegationLine, LimitLine, Link, Reference, Spans
from .page import Page, Plan
from .tail import tail
from .text import long_date, sentence, short


@dataclass(frozen=True)
class Definition:
    """The term a provision defines."""

    term: Link
    short: str | None


@dataclass(frozen=True)
class Node:
    """A pasal, ayat, huruf or angka with what stands below it."""

    kind: str
    anchor: str
    number: str
    cite: str
    definition: Definition | None
    text: Spans
    official: str
    elucidation: Spans
    changes: Sequence[ChangeLine]
    remarks: Sequence[Spans]
    void: bool
    children: Sequence[Node]


@dataclass(frozen=True)
class Status:
    """The one line that says whether a pasal binds: `kind` is berlaku, berubah, berakhir or belum."""

    kind: str
    text: str
    change: ChangeLine | None


@dataclass(frozen=True)
class Limit:
    """A time limit of this pasal: what it limits, whom it binds, how long, and what else is known of it."""

    subject: Spans
    actors: Sequence[Link]
    line: LimitLine
    more: limits.More
    cite: Link


@dataclass(frozen=True)
class Sanction:
    """A sanction and what it enforces."""

    label: str
    threat: Spans
    for_what: Sequence[Spans]
    now: Spans
    grade: Link | None


@dataclass(frozen=True)
class SectionRule:
    """What was made because another pasal of the same bagian ordered it, about what, and how surely."""

    found: Sequence[Link]
    cite: Link
    subject: str
    grade: Link | None


@dataclass(frozen=True)
class Term:
    """A term used on a page, with its meaning in the law of the page."""

    link: Link
    meaning: str
    where: Link | None


@dataclass(frozen=True)
class Branch:
    """A chapter of the tree; only the current one shows its pasal, under the headings of its parts."""

    link: Link
    title: str
    current: bool
    parts: Sequence[tuple[str, Sequence[tuple[Link, str, bool]]]]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the page of every pasal of every law."""
    parts = cache(partial(_parts, site))
    for law in site.library.laws.values():
        for id in law.pasal:
            yield site.plan(Target("provision", id), _page, law, id, parts)


def _page(site: Site, law: Law, id: str, parts: Callable[[tuple[str, ...]], Sequence[_Part]]) -> Page:
    library = site.library
    provision = library.provisions[id]
    record = provision.record
    assert isinstance(record, Pasal)
    desk = site.desk(provision.target, parse_id(id))
    cite = library.cite(provision.target)
    before, after = views.neighbours(library, id)
    outward = _outside(desk, id)
    desk.numbers = {target: number for number, target in enumerate(outward, 1)}
    # The order below is the order of the page: a term is linked where it is first read.
    own = _node(desk, id)
    changes = desk.changes_below(id)
    status = _status(desk, law, id, changes)
    condition, mandates = _mandates(desk, id)
    body = render(
        "provision",
        law=desk.link(Target("law", law.id)),
        law_title=law.record.tentang,
        full_title=law.record.kutipan,
        per=library.per,
        chapter=desk.chapter(law, provision.bab.nomor),
        section=provision.section or provision.bab.judul,
        heading=provision.label,
        cite=cite,
        subject=record.perihal,
        questions=record.tanya,
        status=status,
        changes=tuple(change for change in changes if change != status.change),
        own=own,
        nodes=own.children,
        condition=desk.prose(condition, parse_id(id)),
        mandates=tuple(desk.mandate(row, desk.inner) for row in mandates),
        limits=_limits(desk, id),
        sanctions=_sanctions(desk, id),
        delegations=_delegations(desk, id),
        rules=_rules(desk, id),
        section_rules=_section_rules(desk, id),
        official=law.id in site.settings.official,
        official_elucidation=_official_elucidation(desk, provision),
        law_elucidation=desk.prose(law.record.penjelasan, Citation(law.id)),
        law_text=Link("Baca naskah undang-undangnya", desk.file(addresses.locate(Target("law", law.id))[0], "baca-di"))
        if law.record.tautan
        else None,
        outward=_outward(desk, id, outward),
        **_inward(desk, id),
        terms=_terms(desk, law),
        organisations=tuple(desk.link(target) for target in _of_kind(desk, "organisation")),
        before=_neighbour(desk, before),
        after=_neighbour(desk, after),
        tree=_tree(desk, law, id, parts),
        sources=desk.noted(law.record.sumber),
        voice=Link("Cara kami meringkas", desk.file("tentang.md", "dua-suara")),
        tail=tail(desk, record, cite, law.record.diperiksa),
    )
    description = short(f"{cite} tentang {law.record.tentang}: {_opening(site, provision) or record.perihal}")
    return desk.page(f"{cite}: {record.perihal}", description, "pasal", body)


def _node(desk: Desk, id: str) -> Node:
    provision = desk.library.provisions[id]
    record, kind = provision.record, provision.kind
    citation = parse_id(id)
    number = citation.path[-1][1]
    return Node(
        kind=kind,
        anchor=anchor(citation.path),
        number=f"({number})" if kind == "ayat" else f"{number}.",
        cite=desk.library.cite(provision.target),
        definition=_definition(desk, provision),
        text=desk.prose(record.ringkasan, citation),
        official=_official(desk, provision),
        elucidation=desk.prose(record.penjelasan, citation),
        # What happened to the pasal itself stands at the head of its page.
        changes=tuple(desk.change(change) for change in desk.library.changes.get(id, ()) if kind != "pasal"),
        remarks=tuple(desk.prose(remark, citation) for remark in record.catatan),
        void=views.ended(desk.library.changes.get(id, ())) is not None,
        children=tuple(_node(desk, child) for child in provision.children),
    )


def _official(desk: Desk, provision: Provision) -> str:
    """Return the official words of a provision where the operator has imported them."""
    text = desk.site.settings.official.get(provision.law)
    words = text.words.get(provision.id) if text else None
    return words.text if words else ""


def _official_elucidation(desk: Desk, provision: Provision) -> str:
    text = desk.site.settings.official.get(provision.law)
    return text.elucidation.get(provision.id, "") if text else ""


def _definition(desk: Desk, provision: Provision) -> Definition | None:
    definition = provision.record.definisi
    if definition is None:
        return None
    target = Target("term", definition.glosarium)
    desk.seen.add(target)
    return Definition(desk.link(target, definition.istilah), definition.singkatan)


# ---------------------------------------------------------------------------
# Status


def _status(desk: Desk, law: Law, id: str, changes: Sequence[ChangeLine]) -> Status:
    """Return the line that comes first: what ended this pasal, or since when it binds and what changed it."""
    if ended := views.ended((*desk.library.changes.get(law.id, ()), *desk.library.changes.get(id, ()))):
        return Status("berakhir", "", desk.change(ended))
    since = law.record.berlaku
    if since is None:
        return Status("belum", f"Tanggal mulai berlaku {desk.library.cite(Target('law', law.id))} belum tercatat", None)
    if since > desk.library.per:
        return Status("belum", f"Mulai berlaku {long_date(since)}", None)
    touched = any(change.kind is not JenisStatus.DIUJI for change in changes)
    return Status("berubah" if touched else "berlaku", f"Berlaku sejak {long_date(since)}", None)


# ---------------------------------------------------------------------------
# Mandates, limits, sanctions, delegations


_FEWEST = 3  # mandates; for fewer a condition is read sooner where it stands


def _mandates(desk: Desk, id: str) -> tuple[str | None, Sequence[MandateRow]]:
    """Return the condition that all mandates of a pasal begin with, to be said once, and what is left of each."""
    rows = desk.site.mandates_of.get(id, ())
    parted = [(row.mandate.syarat or "").partition("; ") for row in rows]
    shared = {first for first, _, _ in parted}
    if len(rows) < _FEWEST or len(shared) > 1 or "" in shared:
        return None, rows
    rest = tuple(
        replace(row, mandate=row.mandate.model_copy(update={"syarat": other or None}))
        for row, (_, _, other) in zip(rows, parted, strict=True)
    )
    return shared.pop(), rest


def _limits(desk: Desk, id: str) -> Sequence[Limit]:
    return tuple(
        Limit(
            subject=desk.prose(sentence(row.subject), parse_id(row.provision.id)),
            actors=desk.actors(row.bearers),
            line=desk.limit(row.limit, row.due, parse_id(row.provision.id)),
            more=limits.more(desk, row),
            cite=desk.inner(row.provision.id),
        )
        for row in desk.site.deadlines_of.get(id, ())
    )


def _sanctions(desk: Desk, id: str) -> Sequence[Sanction]:
    return tuple(
        Sanction(
            label=sanction.jenis.label,
            threat=desk.prose(sanction.ancaman, parse_id(provision.id)),
            for_what=tuple(desk.cited(cite, parse_id(provision.id)) for cite in sanction.atas),
            now=desk.prose(sanction.kini, parse_id(provision.id)),
            grade=desk.grade(sanction.derajat_kini),
        )
        for provision in desk.library.below(id)
        for sanction in provision.record.sanksi
    )


def _delegations(desk: Desk, id: str) -> Sequence[DelegationLine]:
    return tuple(desk.delegation(row, desk.inner) for row in desk.site.delegations_of.get(id, ()))


def _rules(desk: Desk, id: str) -> Sequence[Reference]:
    """Return the regulations that say of themselves that they touch this pasal, outside its own delegations."""
    found: dict[Target, list[Link]] = defaultdict(list)
    for provision in desk.library.below(id):
        for reference in desk.library.references_to.get(provision.target, ()):
            if reference.kind == "terkait":
                found[reference.source].append(desk.inner(provision.id))
    return tuple(Reference(desk.link(target), tuple(parts), _about(desk, target)) for target, parts in found.items())


def _section_rules(desk: Desk, id: str) -> Sequence[SectionRule]:
    """Return the regulations that another pasal of the same bagian ordered, and that are not named here already.

    Where several pasal of a bagian order rules, each rule is about a part of it only, and none is of the whole.
    """
    provision = desk.library.provisions[id]
    if provision.bagian is None:
        return ()
    named = {target for row in desk.site.delegations_of.get(id, ()) for target in row.fulfilled}
    named |= {
        reference.source
        for below in desk.library.below(id)
        for reference in desk.library.references_to.get(below.target, ())
        if reference.kind == "terkait"
    }
    rows = [
        row
        for chapter in desk.library.laws[provision.law].chapters
        if chapter.record is provision.bab
        for pasal in chapter.pasal
        if desk.library.provisions[pasal].bagian is provision.bagian
        for row in desk.site.delegations_of.get(pasal, ())
    ]
    ordering = {row.provision.pasal for row in rows}
    if len(ordering) != 1 or id in ordering:
        return ()
    return tuple(
        SectionRule(
            found=tuple(desk.link(target) for target in row.fulfilled),
            cite=desk.local(row.provision.id),
            subject=row.delegation.materi,
            grade=desk.grade(row.delegation.derajat),
        )
        for row in rows
        if not named.issuperset(row.fulfilled)
    )


# ---------------------------------------------------------------------------
# References and terms


def _outside(desk: Desk, id: str) -> Mapping[Target, Sequence[str]]:
    """Return the law that a pasal refers to outside itself, each with those of its parts that do."""
    found: dict[Target, list[str]] = defaultdict(list)
    own = Target("law", desk.library.provisions[id].law)
    for provision, target in views.outward(desk.library, id):
        if target.kind in ("provision", "law", "regulation", "ruling") and target != own:
            parts = found[target]
            if provision.id != id:
                parts.append(provision.id)
    return found


def _outward(desk: Desk, id: str, outside: Mapping[Target, Sequence[str]]) -> Sequence[Reference]:
    law = desk.library.provisions[id].law
    return tuple(
        Reference(_named_near(desk, target, law), tuple(desk.inner(part) for part in parts), _about(desk, target))
        for target, parts in outside.items()
    )


def _named_near(desk: Desk, target: Target, law: str) -> Link:
    """Return a link that leaves the law unnamed where it is the page's own."""
    near = target.kind == "provision" and desk.library.provisions[target.id].law == law
    return desk.local(target.id) if near else desk.link(target)


def _about(desk: Desk, target: Target) -> str:
    """Return what a provision or instrument is about, in a few words."""
    if target.kind != "provision":
        return str(getattr(desk.library.record(target), "tentang", ""))
    pasal = desk.library.provisions[target.id].pasal
    record = desk.library.provisions[pasal].record
    assert isinstance(record, Pasal)
    return record.perihal


def _inward(desk: Desk, id: str) -> Mapping[str, Sequence[Reference]]:
    """Return the references into this pasal: by the law, by roadmap and organisations, by terms and actors."""
    found: dict[Target, tuple[list[Link], list[str]]] = {}
    for source, part, text in views.inward(desk.library, id):
        if source.kind == "source":
            continue
        parts, texts = found.setdefault(source, ([], []))
        if part.id != id:
            parts.append(desk.inner(part.id))
        if said := text or desk.site.grounds.get((source, part.id)):
            texts.append(said)
    law = desk.library.provisions[id].law
    groups: dict[str, list[Reference]] = {"inward": [], "roadmap": [], "described": [], "compared": []}
    for source, (parts, texts) in found.items():
        said = short(texts[0], 220) if texts else ""
        groups[_GROUPS.get(source.kind, "inward")].append(Reference(_named_near(desk, source, law), tuple(parts), said))
    return groups


_GROUPS = {
    "activity": "roadmap",
    "organisation": "roadmap",
    "event": "roadmap",
    "term": "described",
    "actor": "described",
    "overlap": "compared",
    "comparison": "compared",
}


def _terms(desk: Desk, law: Law) -> Sequence[Term]:
    return tuple(_term(desk, law, target) for target in _of_kind(desk, "term"))


def _term(desk: Desk, law: Law, target: Target) -> Term:
    definitions = desk.library.definitions.get(target.id, ())
    own = next((found for found, _ in definitions if found.law == law.id), definitions[0][0] if definitions else None)
    meaning = own.record.ringkasan if own else desk.library.record(target).ringkasan
    where = None
    if own:
        where = desk.local(own.id) if own.law == law.id else desk.provision(own.id)
    return Term(desk.link(target), short(meaning or "", 190), where)


def _of_kind(desk: Desk, kind: str) -> Sequence[Target]:
    """Return what of a kind was linked on the page, by name."""
    return sorted((target for target in desk.seen if target.kind == kind), key=desk.library.cite)


# ---------------------------------------------------------------------------
# Ways on


@dataclass(frozen=True)
class Neighbour:
    """The pasal before or after, with its subject."""

    link: Link
    subject: str


def _neighbour(desk: Desk, id: str | None) -> Neighbour | None:
    if id is None:
        return None
    provision = desk.library.provisions[id]
    assert isinstance(provision.record, Pasal)
    return Neighbour(desk.provision(id, provision.label), provision.record.perihal)


_Part = tuple[str, Sequence[tuple[Link, str, str]]]


def _parts(site: Site, ids: Sequence[str]) -> Sequence[_Part]:
    """Return (heading, [(link, subject, id)]) of a chapter's parts, as every page of the law's folder links them."""
    src, _ = addresses.locate(Target("provision", ids[0]))
    parts: dict[str, list[tuple[Link, str, str]]] = defaultdict(list)
    for id in ids:
        provision = site.library.provisions[id]
        assert isinstance(provision.record, Pasal)
        heading = provision.section
        parts[heading].append((Link(provision.label, site.href(provision.target, src)), provision.record.perihal, id))
    return tuple((heading, tuple(items)) for heading, items in parts.items())


def _tree(
    desk: Desk, law: Law, current: str, parts_of: Callable[[tuple[str, ...]], Sequence[_Part]]
) -> Sequence[Branch]:
    branches = []
    for chapter in law.chapters:
        number = chapter.record.nomor
        here = current in chapter.pasal
        parts = tuple(
            (heading, tuple((link, subject, id == current) for link, subject, id in items))
            for heading, items in (parts_of(chapter.pasal) if here else ())
        )
        branches.append(Branch(desk.chapter(law, number), chapter.record.judul, here, parts))
    return tuple(branches)


def _opening(site: Site, provision: Provision) -> str | None:
    """Return the first words a pasal says of its own."""
    said = (below.record.ringkasan for below in site.library.below(provision.id))
    return next((text for text in said if text), None)
