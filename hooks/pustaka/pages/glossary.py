"""Pages of terms: what a word means in each law that defines it, how it is said elsewhere, where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase

from .. import views
from ..addresses import Target
from ..citations import parse_id
from ..library import Provision
from ..models import Definisi, Istilah
from .desk import Desk, Site
from .environment import render
from .lines import ChangeLine, Link, Spans
from .page import Page, Plan
from .tail import tail
from .text import sentence, short

INDEX = "glosarium/index.md"
_OTHERS = "lain-lain"


@dataclass(frozen=True)
class Meaning:
    """What one law makes a term mean; `void` when that definition is no longer in force."""

    law: Link
    title: str
    spelling: str
    cite: Link
    text: Spans
    changes: Sequence[ChangeLine]
    void: bool


@dataclass(frozen=True)
class English:
    """An English equivalent and where it comes from."""

    term: str
    origin: Spans
    grade: Link | None


@dataclass(frozen=True)
class Entry:
    """A term in the alphabetical list."""

    link: Link
    short: str | None
    meaning: str
    laws: Sequence[str]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the alphabetical list and the page of every term."""
    yield site.plan(INDEX, _index)
    for id, record in site.library.records["term"].items():
        yield site.plan(Target("term", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    entries = sorted((_entry(desk, record) for record in site.library.records["term"].values()), key=_key)
    letters = [(letter.capitalize(), list(found)) for letter, found in groupby(entries, key=_letter)]
    described = "Istilah pekerjaan sosial menurut undang-undang yang mendefinisikannya, dengan padanan Inggris."
    return desk.page("Glosarium", described, "glosarium", render("glossary", letters=letters, count=len(entries)))


def _key(entry: Entry) -> tuple[bool, str]:
    return _letter(entry) == _OTHERS, entry.link.text.casefold()


def _letter(entry: Entry) -> str:
    """Return the letter under which a term stands; a term may begin with a digit or a sign, which name no heading."""
    first = entry.link.text[0].casefold()
    return first if first in ascii_lowercase else _OTHERS


def _entry(desk: Desk, record: Istilah) -> Entry:
    definitions = desk.library.definitions.get(record.id, ())
    meaning = next((p.record.ringkasan for p, _ in definitions if p.record.ringkasan), record.ringkasan)
    laws = dict.fromkeys(desk.library.cite(Target("law", provision.law)) for provision, _ in definitions)
    link = desk.link(Target("term", record.id), sentence(record.istilah))
    return Entry(link, record.singkatan, short(meaning or "", 180), tuple(laws))


def _page(site: Site, record: Istilah) -> Page:
    this = Target("term", record.id)
    desk = site.desk(this)
    definitions = site.library.definitions.get(record.id, ())
    actors = [id for id, actor in site.library.records["actor"].items() if actor.istilah == record.id]
    body = render(
        "term",
        crumbs=[Link("Glosarium", desk.file(INDEX))],
        term=sentence(record.istilah),
        short=record.singkatan,
        kind=record.jenis.label,
        forms=record.bentuk,
        everyday=record.padanan,
        meanings=tuple(meaning_of(desk, provision, definition) for provision, definition in definitions),
        meaning=desk.prose(record.ringkasan),
        difference=desk.prose(record.perbedaan),
        english=tuple(
            English(equivalent.istilah, desk.prose(equivalent.asal), desk.grade(equivalent.derajat))
            for equivalent in record.inggris
        ),
        facts=desk.facts(record.penjelasan),
        provisions=tuple(desk.cited(cite) for cite in record.ketentuan),
        see=tuple(desk.link(Target("term", id)) for id in record.lihat),
        actors=desk.actors(actors),
        used=desk.users(this),
        roadmap=desk.named_by(this, ("activity", "organisation", "event")),
        tail=tail(desk, record, record.istilah),
    )
    first = next((provision.record.ringkasan for provision, _ in definitions), record.ringkasan)
    title = f"{sentence(record.istilah)}: arti menurut undang-undang" if definitions else sentence(record.istilah)
    described = short(first or f"Istilah {record.istilah} dalam pekerjaan sosial Indonesia.")
    return desk.page(title, described, "istilah", body)


def meaning_of(desk: Desk, provision: Provision, definition: Definisi) -> Meaning:
    """Return what the law of a provision makes a term mean."""
    changes = desk.library.changes_of(provision.id)
    return Meaning(
        law=desk.link(Target("law", provision.law)),
        title=desk.library.laws[provision.law].record.tentang,
        spelling=definition.istilah,
        cite=desk.local(provision.id),
        text=desk.prose(provision.record.ringkasan, parse_id(provision.id)),
        changes=tuple(desk.change(change) for change in changes),
        void=views.ended(changes) is not None,
    )
