"""The calculator of time limits in a child's case: its form, the table it counts from, and the rules of counting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .. import cases
from ..cases import Line
from ..views import measure
from ..vocabulary import Acara, Tahap
from .desk import Desk, Site
from .environment import render
from .lines import Link, Spans
from .page import Page, Plan
from .text import long_date, sentence

SRC = "tenggat/hitung.md"

# The page's address lies two folders deep; addresses that the script writes begin with this.
UP = "../../"


@dataclass(frozen=True)
class Event:
    """An event the reader may enter, and the extensions that its limits allow."""

    id: str
    name: str
    about: str
    extensions: Sequence[tuple[str, Spans, Link]]


@dataclass(frozen=True)
class Way:
    """How one text counts a limit."""

    measure: str
    since: Spans
    names: Sequence[tuple[str, str]]
    cites: Sequence[Link]


@dataclass(frozen=True)
class Row:
    """A limit with everything that is said of its length."""

    subject: str
    condition: Spans
    actors: Sequence[Link]
    ways: Sequence[Way]
    extension: tuple[Spans, Link] | None
    effect: Spans
    sanctions: Sequence[tuple[Link, str, Link | None]]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the calculator, where the law it counts by is recorded."""
    if site.lines:
        yield site.plan(SRC, _page)


def _page(site: Site) -> Page:
    rows = site.lines
    desk = site.desk(SRC)
    law = site.library.laws[cases.LAW].record
    body = render(
        "calculator",
        crumbs=[Link("Tenggat", desk.file("tenggat/index.md"))],
        stages=[
            (stage.value, stage.label, [_event(desk, event, rows) for event in events])
            for stage, events in cases.STAGES.items()
        ],
        groups=[
            (stage.value, stage.label, [row_of(desk, row) for row in rows if row.stages[0] is stage]) for stage in Tahap
        ],
        rules=desk.facts(law.cara_hitung),
        readings=[(way.label, way.description) for way in {r.way: None for row in rows for r in row.readings}],
        void=[
            (desk.link(sanction.cite.target), desk.link(sanction.void.target))
            for sanction in {s.cite: s for row in rows for s in row.sanctions}.values()
            if sanction.void
        ],
        conditions=desk.prose(
            "Diversi dan penahanan bersyarat: lihat Pasal 7 ayat (2) UU 11/2012 untuk Diversi dan Pasal 32 UU 11/2012 "
            "untuk penahanan."
        ),
        starts=law.berlaku or "",
        data=_json(cases.as_data(site.library, rows, UP)),
        checked=long_date(law.diperiksa),
        correction=desk.correction("Hitung tenggat perkara anak"),
        notes=tuple(desk.notes.values()),
    )
    described = "Isi waktu penangkapan, penahanan, Diversi, atau putusan; lihat batas waktunya menurut UU 11/2012."
    return desk.page("Hitung tenggat perkara anak", described, "kalkulator", body)


def _event(desk: Desk, event: Acara, rows: Sequence[Line]) -> Event:
    extensions = tuple(
        (
            row.id,
            desk.plain((row.extension.provision.record.ringkasan or "").removesuffix(".")),
            desk.local(row.extension.provision.id),
        )
        for row in rows
        if row.extension and row.limit.acara is event
    )
    return Event(event.value, event.label, event.description, extensions)


def row_of(desk: Desk, row: Line) -> Row:
    """Return a limit of a child's case as it is shown in a table."""
    texts = {reading.limit: reading.cites for reading in row.readings} or {row.limit: row.cites}
    if row.limit not in texts:
        texts = {row.limit: row.cites, **texts}
    return Row(
        subject=sentence(row.subject),
        condition=desk.plain(row.condition),
        actors=desk.actors(row.bearers),
        ways=tuple(
            Way(
                measure(limit),
                desk.plain(limit.sejak),
                [(r.way.label, r.way.description) for r in row.readings if r.limit is limit],
                tuple(desk.link(cite.target, cite.text) for cite in cites),
            )
            for limit, cites in texts.items()
        ),
        extension=_extended(desk, row),
        effect=desk.plain(row.limit.akibat or (row.extension.limit.akibat if row.extension else None)),
        sanctions=tuple(
            (
                desk.link(sanction.cite.target, sanction.cite.text),
                sanction.kind.label.lower(),
                desk.link(sanction.void.target) if sanction.void else None,
            )
            for sanction in row.sanctions
        ),
    )


def _extended(desk: Desk, row: Line) -> tuple[Spans, Link] | None:
    """Return how a limit may be extended, by a limit of its own or in words, and the provision that allows it."""
    if row.extension:
        provision = row.extension.provision
        return desk.plain((provision.record.ringkasan or "").removesuffix(".")), desk.provision(provision.id)
    if row.limit.perpanjangan:
        return desk.plain(row.limit.perpanjangan), desk.link(row.cites[0].target, row.cites[0].text)
    return None


def _json(data: object) -> Markup:
    """Return data as JSON that ends no script element and means nothing to Markdown."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no character of it is special in a script element
