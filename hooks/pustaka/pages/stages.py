"""Pages of the stages of a child's case: who does what at each, in which time, and a picture of the whole way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .. import cases
from ..addresses import Target
from ..library import Provision
from ..views import MandateRow
from ..vocabulary import Tahap
from .calculator import SRC as CALCULATOR
from .calculator import Row, row_of
from .desk import Desk, Site
from .environment import render
from .lines import Link, MandateLine, Spans
from .page import Page, Plan
from .text import long_date, sentence

INDEX = "tahap/index.md"

# Whose work the pages are about, in the order in which they stand.
WORKERS = ("pekerja-sosial", "tenaga-kesejahteraan-sosial", "pembimbing-kemasyarakatan")

# Papers of a case, as provisions call them.
_PAPERS: Mapping[str, str] = {
    "laporan penelitian kemasyarakatan": r"(hasil|laporan( hasil)?) penelitian kemasyarakatan",
    "laporan sosial": r"laporan sosial",
    "surat perintah penahanan": r"surat perintah penahanan",
    "berkas perkara": r"berkas perkara",
    "berita acara Diversi": r"berita acara diversi",
    "kesepakatan Diversi": r"kesepakatan diversi",
    "penetapan atas kesepakatan Diversi": r"penetapan (pada ayat|kesepakatan)|dibuatkan penetapan|penetapannya dibuat",
    "surat dakwaan": r"surat dakwaan",
    "petikan putusan": r"petikan(nya)?\b",
    "salinan putusan": r"salinan(nya)?\b",
    "laporan perkembangan anak": r"perkembangan anak",
}


@dataclass(frozen=True)
class Said:
    """A provision that says something of a stage without a duty, a power or a right in it."""

    text: Spans
    items: Sequence[Spans]
    cite: Link


@dataclass(frozen=True)
class Part:
    """What one kind of worker does at a stage, what of others concerns it, and what else is said of it."""

    id: str
    actor: Link
    name: str
    tasks: Sequence[MandateLine]
    asked: Sequence[MandateLine]
    said: Sequence[Said]
    always: Sequence[MandateLine]


@dataclass(frozen=True)
class Figures:
    """A stage in the table behind the picture."""

    link: Link
    about: str
    mandates: int
    limits: int
    workers: Sequence[int]


def pages(site: Site) -> Iterator[Plan]:
    """Yield the overview and the page of every stage, where the law on children's cases is recorded."""
    if cases.LAW not in site.library.laws:
        return
    yield site.plan(INDEX, _index)
    for stage in Tahap:
        yield site.plan(f"tahap/{stage.value}.md", _stage, stage)


def _mandates(site: Site) -> Sequence[MandateRow]:
    return tuple(row for row in site.mandates if row.provision.law == cases.LAW)


def link(desk: Desk, stage: Tahap) -> Link:
    """Return the link to the page of a stage."""
    return Link(stage.label, desk.file(f"tahap/{stage.value}.md"))


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    actors = site.library.records["actor"]
    figures = []
    for stage in Tahap:
        rows = [row for row in _mandates(site) if stage in row.mandate.tahap]
        figures.append(
            Figures(
                link=link(desk, stage),
                about=sentence(stage.description),
                mandates=len(rows),
                limits=sum(stage in line.stages for line in site.lines),
                workers=[sum(worker in row.mandate.pelaku for row in rows) for worker in WORKERS],
            )
        )
    # Chapters I to VII are about the case itself; the later ones about training, coordination and transition.
    everywhere = [row for row in _mandates(site) if not row.mandate.tahap and row.provision.bab.nomor in _CASE_CHAPTERS]
    body = render(
        "stages",
        figures=figures,
        workers=[actors[worker].nama for worker in WORKERS],
        picture=picture(),
        law=desk.link(Target("law", cases.LAW)),
        everywhere=tuple(desk.mandate(row, desk.provision, plain=True) for row in everywhere),
        calculator=Link("Hitung tenggat perkara anak", desk.file(CALCULATOR)),
        notes=tuple(desk.notes.values()),
        checked=long_date(site.library.laws[cases.LAW].record.diperiksa),
        correction=desk.correction("Tahap perkara anak"),
    )
    described = "Dari laporan sampai reintegrasi: siapa melakukan apa pada tahap perkara anak menurut UU 11/2012."
    return desk.page("Tahap perkara anak", described, "tahap", body)


_CASE_CHAPTERS = ("I", "II", "III", "IV", "V", "VI", "VII")


def _stage(site: Site, stage: Tahap) -> Page:
    src = f"tahap/{stage.value}.md"
    desk = site.desk(src)
    rows = [row for row in _mandates(site) if stage in row.mandate.tahap]
    said = [
        provision
        for pasal in site.library.laws[cases.LAW].pasal
        for provision in site.library.below(pasal)
        if stage in provision.record.tahap
    ]
    others = [row for row in rows if not set(row.mandate.pelaku) & set(WORKERS)]
    order = list(Tahap)
    place = order.index(stage)
    limited: Sequence[Row] = tuple(row_of(desk, line) for line in site.lines if stage in line.stages)
    body = render(
        "stage",
        crumbs=[Link("Tahap perkara anak", desk.file(INDEX))],
        title=stage.label,
        about=sentence(stage.description),
        parts=[_part(desk, worker, rows, said) for worker in WORKERS],
        others=tuple(desk.mandate(row, desk.provision, plain=True) for row in others),
        said=tuple(_said(desk, provision) for provision in said if not _names(desk, provision)),
        limits=limited,
        papers=_papers(desk, rows, said),
        calculator=Link("Hitung tenggat perkara anak", desk.file(CALCULATOR)),
        before=link(desk, order[place - 1]) if place else None,
        after=link(desk, order[place + 1]) if place + 1 < len(order) else None,
        notes=tuple(desk.notes.values()),
        checked=long_date(site.library.laws[cases.LAW].record.diperiksa),
        correction=desk.correction(f"Tahap {stage.label.lower()}"),
    )
    described = f"{stage.label} dalam perkara anak: tugas pekerja sosial dan petugas lain, dokumen, dan batas waktunya."
    return desk.page(f"Tahap {stage.label.lower()}", described, "tahap", body)


def _part(desk: Desk, worker: str, rows: Sequence[MandateRow], said: Sequence[Provision]) -> Part:
    name = desk.library.records["actor"][worker].nama
    show = [desk.mandate(row, desk.provision, plain=True) for row in rows if worker in row.mandate.pelaku]
    asked = [
        row
        for row in rows
        if worker not in row.mandate.pelaku and (worker in row.mandate.kepada or name in _words(row))
    ]
    always = [row for row in _mandates(desk.site) if worker in row.mandate.pelaku and not row.mandate.tahap]
    return Part(
        id=worker,
        actor=desk.link(Target("actor", worker), f"Semua mandat {name}"),
        name=name,
        tasks=show,
        asked=[desk.mandate(row, desk.provision, plain=True) for row in asked],
        said=[_said(desk, provision) for provision in said if name in (provision.record.ringkasan or "")],
        always=[desk.mandate(row, desk.provision, plain=True) for row in always],
    )


def _words(row: MandateRow) -> str:
    return f"{row.mandate.tindakan} {row.mandate.syarat or ''}"


def _names(desk: Desk, provision: Provision) -> bool:
    """Tell whether a provision speaks of one of the workers, under whom it stands already."""
    text = provision.record.ringkasan or ""
    return any(desk.library.records["actor"][worker].nama in text for worker in WORKERS)


def _said(desk: Desk, provision: Provision) -> Said:
    library = desk.library
    items = tuple(desk.plain(library.provisions[id].record.ringkasan) for id in provision.children)
    return Said(desk.plain(provision.record.ringkasan), items, desk.provision(provision.id))


def _papers(desk: Desk, rows: Sequence[MandateRow], said: Sequence[Provision]) -> Sequence[tuple[str, Sequence[Link]]]:
    texts: dict[str, str] = {provision.id: provision.record.ringkasan or "" for provision in said}
    for row in rows:
        texts[row.provision.id] = f"{texts.get(row.provision.id, '')} {_words(row)}"
    found = []
    for name, words in _PAPERS.items():
        cites = [desk.provision(id) for id, text in texts.items() if re.search(words, text, re.IGNORECASE)]
        if cites:
            found.append((sentence(name), cites))
    return found


# ---------------------------------------------------------------------------
# The picture: a column of stages, diversion beside three of them, and the two ways out of the proceedings


@dataclass(frozen=True)
class Box:
    """A rectangle with a line of words and smaller ones below it; with an address it is a link."""

    x: int
    y: int
    width: int
    height: int
    words: str
    small: Sequence[str]
    href: str | None = None


@dataclass(frozen=True)
class Picture:
    """Boxes and the arrows between them, in a view so wide and so high."""

    width: int
    height: int
    boxes: Sequence[Box]
    arrows: Sequence[str]


_LEFT, _WIDE, _HIGH, _STEP = 4, 148, 58, 84
_RIGHT, _ASIDE = 196, 160
_UNDER_TWELVE = ("menurut Pasal 21,", "anak belum 12 tahun")


def picture() -> Picture:
    """Return the way of a case: straight down through the courts, aside through diversion."""
    column: list[Tahap] = [stage for stage in Tahap if stage is not Tahap.DIVERSI]
    top: dict[Tahap, int] = {stage: 8 + _STEP * n for n, stage in enumerate(column)}
    boxes = []
    for stage in column:
        # Names of two words are wider than a box in some fonts.
        words, _, rest = stage.label.partition(" ")
        boxes.append(Box(_LEFT, top[stage], _WIDE, _HIGH, words, (rest,) if rest else (), f"{stage.value}/"))
    middle = _LEFT + _WIDE // 2
    arrows = [f"M{middle} {top[first] + _HIGH} V{top[second] - 3}" for first, second in pairwise(column)]
    start, end = top[Tahap.PENYIDIKAN], top[Tahap.PERSIDANGAN] + _HIGH
    boxes.append(Box(_RIGHT, start, _ASIDE, end - start, Tahap.DIVERSI.label, (), f"{Tahap.DIVERSI.value}/"))
    aside = (Tahap.LAPORAN, Tahap.PENYIDIKAN, Tahap.PENUNTUTAN, Tahap.PERSIDANGAN)
    arrows += [f"M{_LEFT + _WIDE} {top[stage] + _HIGH // 2} H{_RIGHT - 3}" for stage in aside]
    boxes.append(Box(_RIGHT, top[Tahap.LAPORAN], _ASIDE, _HIGH, "Keputusan", _UNDER_TWELVE))
    boxes.append(Box(_RIGHT, top[Tahap.PUTUSAN], _ASIDE, _HIGH, "Proses", ("dihentikan", "sesudah penetapan")))
    arrows.append(f"M{_RIGHT + _ASIDE // 2} {end} V{top[Tahap.PUTUSAN] - 3}")
    return Picture(_RIGHT + _ASIDE + 4, top[Tahap.REINTEGRASI] + _HIGH + 8, boxes, arrows)
