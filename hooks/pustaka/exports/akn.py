"""Each law as Akoma Ntoso 3.0: structure, identifiers, events, modifications and references.

The words are our own summaries and are marked so: `status="editorial"` on each, an expression that is not
authoritative, and a note. Nothing here passes for official text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from .. import views
from ..addresses import Target
from ..citations import Citation, format_citation, parse_id
from ..library import Change, Law, Provision
from ..models import Instrumen, Pasal
from ..vocabulary import JenisStatus
from .catalogue import Catalogue
from .elements import ElementMaker

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NOTICE = (
    'Kalimat dengan status="editorial" adalah ringkasan Pustaka Peksos dengan kata-katanya sendiri, bukan teks '
    'resmi. Kalimat dengan status="verbatim", bila ada, diambil pengelola dari naskah resmi yang diimpornya. '
    "Yang mengikat adalah naskah dalam Lembaran Negara. Judul pasal juga dari Pustaka Peksos."
)

_E = ElementMaker(NAMESPACE)
# What XML cannot hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = {"pasal": "art", "ayat": "para", "huruf": "point", "angka": "point"}
_TAGS = {"pasal": "article", "ayat": "paragraph", "huruf": "point", "angka": "point"}

# What each change is in the standard's own terms (element, type); one that left the norm as it was is none.
_MODIFICATIONS: Mapping[JenisStatus, tuple[str, str]] = {
    JenisStatus.DICABUT: ("textualMod", "repeal"),
    JenisStatus.DIGANTI: ("textualMod", "replacement"),
    JenisStatus.DIUBAH: ("textualMod", "substitution"),
    JenisStatus.DISESUAIKAN: ("meaningMod", "variation"),
    JenisStatus.DIMAKNAI: ("meaningMod", "variation"),
    JenisStatus.INKONSTITUSIONAL: ("forceMod", "unconstitutionality"),
}
_ENDING = (JenisStatus.DICABUT, JenisStatus.DIGANTI, JenisStatus.INKONSTITUSIONAL)


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield a document for every law whose pasal are recorded and whose date is known to the day."""
    for law in catalogue.library.laws.values():
        made = law.record.ditetapkan or law.record.diundangkan or ""
        if law.pasal and _DAY.fullmatch(made):
            yield f"laws/{law.id}.akn.xml", _Document(catalogue, law, made).render()


# ---------------------------------------------------------------------------
# Identifiers


def eid(provision_id: str) -> str:
    """Return the eId of a provision: `art_28__para_2__point_b`; pasal are numbered through, so chapters stay out."""
    return "__".join(f"{_SHORT[kind]}_{number}" for kind, number in parse_id(provision_id).path)


def work(catalogue: Catalogue, target: Target) -> str:
    """Return the IRI of the work that a target is or belongs to."""
    if target.kind == "provision":
        target = Target("law", target.id.split("/")[0])
    record = catalogue.library.record(target)
    if target.kind == "ruling":
        return f"/akn/id/judgment/{record.lembaga}/{record.tanggal}/{_slug(record.nomor)}"
    assert isinstance(record, Instrumen)
    return f"/akn/id/act/{record.jenis.value}/{record.tahun}/{_slug(str(record.nomor or 'nn'))}"


def iri(catalogue: Catalogue, target: Target) -> str:
    """Return the IRI of a target; that of a provision names the portion of its law."""
    base = work(catalogue, target)
    return f"{base}/~{eid(target.id)}" if target.kind == "provision" else base


def _named(kind: str, number: int) -> str:
    return format_citation(Citation(None, ((kind, str(number)),)))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


# ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Event:
    """A day on which something happened to a law: what, and by which instrument (none: the law's own)."""

    id: str
    date: str
    kind: str
    by: Target | None


@dataclass
class _Document:
    """One law on its way to XML; events are numbered by date, modifications in the order they are spoken of."""

    catalogue: Catalogue
    law: Law
    made: str
    numbered: int = field(default=0)
    events: Sequence[_Event] = ()
    periods: dict[str, _Event | None] = field(default_factory=dict)
    period_of: dict[str, str] = field(default_factory=dict)

    def render(self) -> bytes:
        """Return the document."""
        record = self.law.record
        changes = self._changes()
        self.events = self._events(changes)
        self._find_periods(changes)
        body = _E.body(*(self._chapter(number) for number in range(len(self.law.chapters))), period="#masa_1")
        act = _E.act(
            self._meta(changes),
            _E.preface(_E.longTitle(_E.p(record.judul))),
            body,
            name=record.jenis.value,
            contains="singleVersion",
        )
        return etree.tostring(_E.akomaNtoso(act), xml_declaration=True, encoding="UTF-8", pretty_print=True)

    # -----------------------------------------------------------------------
    # Metadata

    def _meta(self, changes: Sequence[tuple[str, Change]]) -> etree._Element:
        parts = [
            self._identification(),
            _E.publication(
                date=self.law.record.diundangkan or self.made,
                name="Lembaran Negara Republik Indonesia",
                showAs="Lembaran Negara Republik Indonesia",
                **self._gazette(),
            ),
            self._lifecycle(),
            *self._analysis(changes),
            self._temporal(),
            self._references(changes),
            _E.notes(_E.note(_E.p(NOTICE), eId="note_1", placement="inline"), source="#pustaka"),
        ]
        return _E.meta(*parts)

    def _gazette(self) -> dict[str, str]:
        gazette = self.law.record.lembaran
        return {"number": gazette.ln} if gazette and gazette.ln else {}

    def _identification(self) -> etree._Element:
        catalogue, record, per = self.catalogue, self.law.record, self.catalogue.library.per
        uri = work(catalogue, Target("law", self.law.id))
        expression = f"{uri}/ind@{per}"
        return _E.identification(
            _E.FRBRWork(
                _E.FRBRthis(value=f"{uri}/!main"),
                _E.FRBRuri(value=uri),
                _E.FRBRalias(value=catalogue.name(Target("law", self.law.id)), name="sebutan"),
                _E.FRBRdate(date=self.made, name="ditetapkan" if record.ditetapkan else "diundangkan"),
                _E.FRBRauthor(href="#pembentuk"),
                _E.FRBRcountry(value="id"),
                _E.FRBRsubtype(value=record.jenis.value),
                _E.FRBRnumber(value=str(record.nomor)),
                _E.FRBRname(value=record.tentang),
            ),
            _E.FRBRExpression(
                _E.FRBRthis(value=f"{expression}/!main"),
                _E.FRBRuri(value=expression),
                _E.FRBRdate(date=per, name="keadaan ringkasan"),
                _E.FRBRauthor(href="#pustaka"),
                _E.FRBRauthoritative(value="false"),
                _E.FRBRlanguage(language="ind"),
            ),
            _E.FRBRManifestation(
                _E.FRBRthis(value=f"{expression}/!main.akn.xml"),
                _E.FRBRuri(value=f"{expression}.akn.xml"),
                _E.FRBRdate(date=per, name="diterbitkan"),
                _E.FRBRauthor(href="#pustaka"),
                _E.FRBRformat(value="application/akn+xml"),
            ),
            source="#pustaka",
        )

    def _changes(self) -> Sequence[tuple[str, Change]]:
        own = self.law.id
        return [
            (id, change)
            for id, changes in self.catalogue.library.changes.items()
            if id == own or id.startswith(f"{own}/")
            for change in changes
        ]

    def _events(self, changes: Sequence[tuple[str, Change]]) -> Sequence[_Event]:
        """Return what happened to the law: its making, its entry into force, and each day it was touched."""
        own = [_Event("event_1", self.made, "generation", None)]
        if self.law.record.berlaku:
            own.append(_Event("event_2", self.law.record.berlaku, "generation", None))
        seen = dict.fromkeys(
            (change.status.tanggal, self._kind(id, change), self._instrument(change.by))
            for id, change in changes
            if change.status.jenis in _MODIFICATIONS
        )
        numbered = enumerate(sorted(seen), len(own) + 1)
        return [*own, *(_Event(f"event_{number}", day, kind, by) for number, (day, kind, by) in numbered)]

    def _kind(self, id: str, change: Change) -> str:
        return "repeal" if id == self.law.id and change.status.jenis in _ENDING else "amendment"

    def _lifecycle(self) -> etree._Element:
        return _E.lifecycle(
            *(
                _E.eventRef(
                    eId=event.id,
                    date=event.date,
                    type=event.kind,
                    source=f"#{self._reference_id(event.by)}" if event.by else "#original",
                )
                for event in self.events
            ),
            source="#pustaka",
        )

    def _temporal(self) -> etree._Element:
        """Return the times in which the law, or parts that lost their force before it, were in force."""
        groups = []
        for name, end in self.periods.items():
            start = self._entry()
            if end and end.date < start.date:
                start = end  # struck down before the law bound anybody: no time at all
            given = {"start": f"#{start.id}"} | ({"end": f"#{end.id}"} if end else {})
            groups.append(_E.temporalGroup(_E.timeInterval(refersTo="#masa-berlaku", **given), eId=name))
        return _E.temporalData(*groups, source="#pustaka")

    def _entry(self) -> _Event:
        """Return the event from which the law binds: its entry into force, or its making where that is not known."""
        return [event for event in self.events if event.by is None][-1]

    def _find_periods(self, changes: Sequence[tuple[str, Change]]) -> None:
        """Name each time of being in force once, the law's own first, and remember what ended before the law."""
        ends: dict[str, _Event] = {}
        for id in dict.fromkeys(id for id, _ in changes):
            if ended := views.ended(self.catalogue.library.changes[id]):
                day, by = ended.status.tanggal, self._instrument(ended.by)
                ends[id] = next(event for event in self.events if (event.date, event.by) == (day, by))
        whole = ends.pop(self.law.id, None)
        self.periods = {"masa_1": whole}
        for id, end in ends.items():
            name = next((name for name, known in self.periods.items() if known == end), f"masa_{len(self.periods) + 1}")
            self.periods[name] = end
            self.period_of[id] = name

    def _instrument(self, target: Target) -> Target:
        return self.catalogue.library.instruments[target.id.split("/")[0]]

    def _reference_id(self, target: Target) -> str:
        return f"ref_{target.id}"

    def _analysis(self, changes: Sequence[tuple[str, Change]]) -> Iterator[etree._Element]:
        active = [
            self._modification(change, self._source(change.by), iri(self.catalogue, self.catalogue.library.target(id)))
            for id, change in self._done()
        ]
        passive = [
            self._modification(change, iri(self.catalogue, change.by), f"#{eid(id)}" if "/" in id else "#original")
            for id, change in changes
            if change.status.jenis in _MODIFICATIONS
        ]
        parts = [
            *([_E.activeModifications(*active)] if active else []),
            *([_E.passiveModifications(*passive)] if passive else []),
        ]
        if parts:
            yield _E.analysis(*parts, source="#pustaka")

    def _done(self) -> Iterator[tuple[str, Change]]:
        """Yield what this law did to other instruments, each with the id of what it touched."""
        for id, changed in self.catalogue.library.changes.items():
            for change in changed:
                outside = change.by.id.split("/")[0] == self.law.id and id.split("/")[0] != self.law.id
                if outside and change.status.jenis in _MODIFICATIONS:
                    yield id, change

    def _source(self, by: Target) -> str:
        return f"#{eid(by.id)}" if by.kind == "provision" else "#original"

    def _modification(self, change: Change, source: str, destination: str) -> etree._Element:
        tag, kind = _MODIFICATIONS[change.status.jenis]
        self.numbered += 1
        name = f"mod_{self.numbered}"
        return _E(
            tag,
            _E.source(eId=f"{name}__src", href=source),
            _E.destination(eId=f"{name}__dst", href=destination),
            eId=name,
            type=kind,
        )

    def _references(self, changes: Sequence[tuple[str, Change]]) -> etree._Element:
        catalogue = self.catalogue
        touching = dict.fromkeys(self._instrument(change.by) for _, change in changes)
        touched = dict.fromkeys(self._instrument(catalogue.library.target(id)) for id, _ in self._done())
        return _E.references(
            _E.original(
                eId="original",
                href=work(catalogue, Target("law", self.law.id)),
                showAs=catalogue.name(Target("law", self.law.id)),
            ),
            *(
                _E.activeRef(eId=f"akt_{target.id}", href=work(catalogue, target), showAs=catalogue.name(target))
                for target in touched
            ),
            *(
                _E(
                    "jurisprudence" if target.kind == "ruling" else "passiveRef",
                    eId=self._reference_id(target),
                    href=work(catalogue, target),
                    showAs=catalogue.name(target),
                )
                for target in touching
            ),
            _E.TLCOrganization(eId="pustaka", href=catalogue.absolute("/"), showAs="Pustaka Peksos"),
            _E.TLCOrganization(
                eId="pembentuk",
                href="/akn/ontology/organization/id/pembentuk-undang-undang",
                showAs="Pembentuk undang-undang Republik Indonesia",
            ),
            _E.TLCConcept(eId="masa-berlaku", href="/akn/ontology/concept/id/masa-berlaku", showAs="Masa berlaku"),
            source="#pustaka",
        )

    # -----------------------------------------------------------------------
    # Body

    def _chapter(self, number: int) -> etree._Element:
        chapter = self.law.chapters[number]
        record, name = chapter.record, f"chp_{chapter.record.nomor}"
        made = _E.chapter(_E.num(f"BAB {record.nomor}"), _E.heading(record.judul), eId=name)
        holders = {(0, 0): made}
        for bagian in record.bagian:
            part = _E.part(
                _E.num(_named("bagian", bagian.nomor)), _E.heading(bagian.judul), eId=f"{name}__part_{bagian.nomor}"
            )
            made.append(part)
            holders[bagian.nomor, 0] = part
            for paragraf in bagian.paragraf:
                inner = _E.subpart(
                    _E.num(_named("paragraf", paragraf.nomor)),
                    _E.heading(paragraf.judul),
                    eId=f"{name}__part_{bagian.nomor}__subpart_{paragraf.nomor}",
                )
                part.append(inner)
                holders[bagian.nomor, paragraf.nomor] = inner
        for id in chapter.pasal:
            provision = self.catalogue.library.provisions[id]
            place = (
                provision.bagian.nomor if provision.bagian else 0,
                provision.paragraf.nomor if provision.paragraf else 0,
            )
            holders[place].append(self._provision(provision))
        return made

    def _provision(self, provision: Provision) -> etree._Element:
        kind, name = provision.kind, eid(provision.id)
        number = str(provision.record.nomor)  # type: ignore[attr-defined]
        shown = {"pasal": f"Pasal {number}", "ayat": f"({number})"}.get(kind, f"{number}.")
        made = _E(_TAGS[kind], _E.num(shown), eId=name)
        if period := self.period_of.get(provision.id):
            made.set("period", f"#{period}")
        if isinstance(provision.record, Pasal):
            made.append(_E.heading(provision.record.perihal, status="editorial"))
        children = [self._provision(self.catalogue.library.provisions[id]) for id in provision.children]
        text = provision.record.ringkasan
        words = [*([self._words(text, provision)] if text else []), *self._official(provision)]
        if not children:
            made.append(_E.content(*(words or [_E.p(status="incomplete")]), eId=f"{name}__content"))
            return made
        if words:
            made.append(_E.intro(*words, eId=f"{name}__intro"))
        made.extend(children)
        return made

    def _official(self, provision: Provision) -> Iterator[etree._Element]:
        """Yield the official words of a provision where the operator imported them, marked as such."""
        official = self.catalogue.settings.official.get(self.law.id)
        words = official.words.get(provision.id) if official else None
        if words and words.text:
            yield _E.p(_CONTROL.sub("", words.text), class_="teks-resmi", status="verbatim")

    def _words(self, text: str, provision: Provision) -> etree._Element:
        """Return a summary as a paragraph whose citations are references."""
        segments = self.catalogue.segments(text, provision.id)
        return _E.p(
            *(part if target is None else _E.ref(part, href=self._href(target)) for part, target in segments),
            status="editorial",
        )

    def _href(self, target: Target) -> str:
        inside = target.kind == "provision" and target.id.startswith(f"{self.law.id}/")
        return f"#{eid(target.id)}" if inside else iri(self.catalogue, target)
