"""Pages that compare: the terms that several laws define, and the parties that are often taken for one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..models import Perbandingan, Sel
from .desk import Desk, Site
from .environment import render
from .glossary import Meaning, meaning_of
from .lines import Fact, Link, Spans
from .page import Page, Plan
from .tail import tail
from .text import long_date, sentence, short

INDEX = "bandingkan/index.md"
TERMS = "bandingkan/istilah.md"


@dataclass(frozen=True)
class Term:
    """A term, what each law makes it mean, and how these meanings differ."""

    anchor: str
    link: Link
    meanings: Sequence[Meaning]
    difference: Spans


@dataclass(frozen=True)
class Row:
    """One party under one question."""

    party: Link
    before: Sequence[Fact]
    since: Sequence[Fact]
    missing: Spans


@dataclass(frozen=True)
class Question:
    """One question with the answers for every party."""

    anchor: str
    title: str
    rows: Sequence[Row]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the list of comparisons, the comparison of terms and that of each record."""
    yield site.plan(INDEX, _index)
    yield site.plan(TERMS, _terms)
    for id, record in site.library.records["comparison"].items():
        yield site.plan(Target("comparison", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    records: Sequence[Perbandingan] = tuple(site.library.records["comparison"].values())
    terms = _several(site)
    body = render(
        "comparisons",
        terms=Link("Istilah yang didefinisikan lebih dari satu undang-undang", desk.file(TERMS)),
        count=len(terms),
        records=tuple((desk.link(Target("comparison", record.id)), desk.plain(record.ringkasan)) for record in records),
    )
    described = "Istilah dan pelaku pekerjaan sosial berdampingan, undang-undang demi undang-undang."
    return desk.page("Bandingkan", described, "bandingkan", body)


def _several(site: Site) -> Sequence[str]:
    """Return the ids of the terms that more than one law defines, in alphabetical order."""
    found = [
        id
        for id, definitions in site.library.definitions.items()
        if len({provision.law for provision, _ in definitions}) > 1
    ]
    return sorted(found, key=lambda id: site.library.records["term"][id].istilah.casefold())


def _terms(site: Site) -> Page:
    desk = site.desk(TERMS)
    terms = tuple(_term(desk, id) for id in _several(site))
    body = render(
        "compared_terms",
        crumbs=[Link("Bandingkan", desk.file(INDEX))],
        terms=terms,
        checked=long_date(site.library.per),
        correction=desk.correction("Istilah berdampingan"),
        notes=tuple(desk.notes.values()),
    )
    described = "Istilah yang didefinisikan lebih dari satu undang-undang, berdampingan, dengan perbedaannya."
    return desk.page("Istilah berdampingan", described, "bandingkan", body)


def _term(desk: Desk, id: str) -> Term:
    record = desk.library.records["term"][id]
    definitions = desk.library.definitions[id]
    return Term(
        anchor=id,
        link=desk.link(Target("term", id), sentence(record.istilah)),
        meanings=tuple(meaning_of(desk, provision, definition) for provision, definition in definitions),
        difference=desk.prose(record.perbedaan),
    )


def _page(site: Site, record: Perbandingan) -> Page:
    this = Target("comparison", record.id)
    desk = site.desk(this)
    cells = {(party.istilah, cell.aspek): cell for party in record.pihak for cell in party.isi}
    questions = tuple(
        Question(
            aspect.id,
            aspect.judul,
            tuple(_row(desk, party.istilah, cells[party.istilah, aspect.id]) for party in record.pihak),
        )
        for aspect in record.aspek
    )
    body = render(
        "comparison",
        crumbs=[Link("Bandingkan", desk.file(INDEX))],
        title=record.judul,
        summary=desk.prose(record.ringkasan),
        date=long_date(record.batas),
        questions=questions,
        tail=tail(desk, record, record.judul),
    )
    return desk.page(record.judul, short(record.ringkasan), "bandingkan", body)


def _row(desk: Desk, term: str, cell: Sel) -> Row:
    name = sentence(desk.library.records["term"][term].istilah)
    return Row(
        party=desk.link(Target("term", term), name),
        before=desk.facts(cell.sebelum),
        since=desk.facts(cell.sesudah),
        missing=desk.prose(cell.belum),
    )
