"""The tree of one law as the grammar reads it, and its shape in `teks-resmi/<id>.json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .text import Row

Json = dict[str, object]


@dataclass
class Unit:
    """A unit of the text: `mark` is its sign as printed ("(1)", "Pasal 8", "BAB II"), `teks` what follows it.

    `style` tells the four kinds of list signs apart (a. 1. a) 1)) and is empty for units that are no list items.
    """

    jenis: str
    nomor: str
    row: Row
    index: int = 0
    mark: str = ""
    style: str = ""
    parts: list[str] = field(default_factory=list)
    anak: list[Unit] = field(default_factory=list)

    @property
    def teks(self) -> str:
        """Return the text of this unit alone."""
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    @property
    def tail(self) -> str:
        """Return the end of the text, as much as tells what may follow; joining all of it for each line is slow."""
        return "".join(self.parts[-6:])[-200:]

    def add(self, text: str, space: str = " ") -> None:
        """Put `text` behind the text, with `space` between."""
        self.parts += [space, text] if self.parts and space else [text]

    def walk(self) -> Iterator[Unit]:
        """Yield this unit and all below it, in the order of the text."""
        yield self
        for child in self.anak:
            yield from child.walk()

    def leaf(self) -> Unit:
        """Return the last unit of this one's text."""
        return self.anak[-1].leaf() if self.anak else self


@dataclass
class Document:
    """One law: `bagian` holds the parts around the body by name, `batang` the body's headings and pasal in order.

    `penjelasan` holds the elucidation pasal by pasal, `sisa` text that stands where no provision can hold it, `marks`
    section headings without text of their own.
    """

    bagian: dict[str, Unit]
    batang: list[Unit] = field(default_factory=list)
    penjelasan: list[Unit] = field(default_factory=list)
    sisa: list[Unit] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    amending: bool = False

    def units(self) -> Iterator[Unit]:
        """Yield every unit of every part."""
        for unit in (*self.bagian.values(), *self.batang, *self.penjelasan, *self.sisa):
            yield from unit.walk()

    def pasal(self) -> Iterator[tuple[dict[str, Unit], Unit]]:
        """Yield each pasal of the body with the headings above it, by kind."""
        above: dict[str, Unit] = {}
        order = ("buku", "bab", "bagian", "paragraf")
        for unit in self.batang:
            if unit.jenis == "pasal":
                yield dict(above), unit
            else:
                for kind in order[order.index(unit.jenis) :]:
                    above.pop(kind, None)
                above[unit.jenis] = unit


def number(nomor: str) -> int | str:
    """Return a pasal's number as the JSON holds it: an integer, or text where it has a letter or is Roman."""
    return int(nomor) if nomor.isdecimal() else nomor


def node(unit: Unit) -> Json:
    """Return the JSON of a unit and all below it."""
    return {"jenis": unit.jenis, "nomor": unit.nomor, "teks": unit.teks, "anak": [node(child) for child in unit.anak]}


def provisions(document: Document) -> list[Json]:
    """Return the JSON of every pasal, with its headings, its elucidation and its page (null without pages)."""
    explained: dict[str, str] = {}
    for unit in document.penjelasan:
        explained[unit.nomor] = " ".join(filter(None, (explained.get(unit.nomor), unit.teks)))
    result: list[Json] = []
    for above, unit in document.pasal():
        entry: Json = {"nomor": number(unit.nomor)}
        for kind in ("buku", "bab", "bagian", "paragraf"):
            heading = above.get(kind)
            # Only codes are divided into books; the other laws keep the shape without them.
            if kind != "buku" or heading is not None:
                entry[kind] = {"nomor": heading.nomor, "judul": heading.teks} if heading is not None else None
        entry["isi"] = [node(child) for child in unit.anak]
        entry["penjelasan"] = explained.pop(unit.nomor, "")
        entry["halaman"] = unit.row.line.page
        result.append(entry)
    return result
