"""Each law's summaries as an EPUB 3 book: a chapter a file, citations as links, what lost its force marked so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import views
from ..addresses import Target, locate
from ..library import Law, Provision
from ..models import Pasal
from .archive import pack
from .catalogue import Catalogue
from .environment import render

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="isi/buku.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """body { line-height: 1.5; }
h2 { margin-top: 2em; }
.perihal { font-style: italic; font-weight: normal; }
.butir { margin-left: 1.5em; }
.perubahan { border-left: 3px solid; padding-left: 0.6em; }
.gugur > p:first-of-type { text-decoration: line-through; }
"""


@dataclass(frozen=True)
class Piece:
    """A stretch of a summary; with an address it is a link."""

    text: str
    href: str | None


@dataclass(frozen=True)
class Part:
    """A pasal, ayat, huruf or angka as it stands in the book."""

    anchor: str
    number: str
    subject: str
    pieces: Sequence[Piece]
    changes: Sequence[str]
    void: bool
    children: Sequence[Part]


@dataclass(frozen=True)
class Section:
    """Pasal under the title of their bagian and paragraf; both are empty where a chapter is not divided."""

    title: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Leaf:
    """A file of the book."""

    name: str
    title: str
    sections: Sequence[Section]


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the book of every law whose pasal are recorded."""
    for law in catalogue.library.laws.values():
        if law.pasal:
            yield f"laws/{law.id}.epub", book(catalogue, law)


def book(catalogue: Catalogue, law: Law) -> bytes:
    """Return a law's book; `mimetype` comes first and uncompressed, as the standard asks."""
    homes = {id: _leaf_name(chapter.record.nomor) for chapter in law.chapters for id in chapter.pasal}
    leaves = [
        Leaf(
            _leaf_name(chapter.record.nomor),
            f"Bab {chapter.record.nomor}: {chapter.record.judul}",
            tuple(_sections(catalogue, chapter.pasal, homes)),
        )
        for chapter in law.chapters
    ]
    address = catalogue.absolute(catalogue.url(Target("law", law.id)))
    given = {
        "law": law.record,
        "name": catalogue.name(Target("law", law.id)),
        "address": address,
        "per": catalogue.library.per,
        "leaves": leaves,
    }
    made = {"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER.encode()}
    made["isi/buku.opf"] = render("epub/book.opf", **given).encode()
    made["isi/nav.xhtml"] = render("epub/nav.xhtml", **given).encode()
    made["isi/muka.xhtml"] = render("epub/front.xhtml", **given).encode()
    made["isi/gaya.css"] = _STYLE.encode()
    for leaf in leaves:
        made[f"isi/{leaf.name}"] = render("epub/leaf.xhtml", leaf=leaf, **given).encode()
    return pack(made.items(), stored=frozenset({"mimetype"}))


def _leaf_name(chapter: str) -> str:
    return f"bab-{chapter.lower()}.xhtml"


def _sections(catalogue: Catalogue, ids: Sequence[str], homes: Mapping[str, str]) -> Iterator[Section]:
    grouped: dict[str, list[Part]] = {}
    for id in ids:
        provision = catalogue.library.provisions[id]
        titles = [part.judul for part in (provision.bagian, provision.paragraf) if part]
        grouped.setdefault(": ".join(titles), []).append(_part(catalogue, provision, homes))
    return (Section(title, tuple(parts)) for title, parts in grouped.items())


def _part(catalogue: Catalogue, provision: Provision, homes: Mapping[str, str]) -> Part:
    record = provision.record
    own = catalogue.library.changes.get(provision.id, ())
    defined = f"{record.definisi.istilah}: " if record.definisi else ""
    return Part(
        anchor=_anchor(provision.target),
        number=provision.label,
        subject=record.perihal if isinstance(record, Pasal) else "",
        pieces=tuple(
            Piece(text, _href(catalogue, target, homes) if target else None)
            for text, target in catalogue.segments(defined + (record.ringkasan or ""), provision.id)
        ),
        changes=tuple(
            f"{change.status.jenis.label}: {catalogue.name(change.by)}, {change.status.tanggal}" for change in own
        ),
        void=views.ended(own) is not None,
        children=tuple(_part(catalogue, catalogue.library.provisions[id], homes) for id in provision.children),
    )


def _anchor(target: Target) -> str:
    pasal = target.id.split("/")[1]
    mark = locate(target)[1]
    return f"{pasal}-{mark}" if mark else pasal


def _href(catalogue: Catalogue, target: Target, homes: Mapping[str, str]) -> str:
    """Return a link inside the book, or to the site for what is not in it."""
    if target.kind == "provision":
        pasal = catalogue.library.provisions[target.id].pasal
        if pasal in homes:
            return f"{homes[pasal]}#{_anchor(target)}"
    return catalogue.absolute(catalogue.url(target))
