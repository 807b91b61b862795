"""The home page: search first, then ways in by what one wants to do, the shelf, the roadmap, and what matters today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import cases
from ..addresses import Target
from ..vocabulary import JenisStatus
from .calculator import SRC as CALCULATOR
from .desk import Desk, Site
from .environment import render
from .laws import INDEX as SHELF
from .laws import spines
from .lines import Link
from .page import Page, Plan
from .roadmap import INDEX as ROADMAP
from .roadmap import stations
from .stages import INDEX as STAGES
from .text import long_date, number

INDEX = "index.md"

# Words a reader may try at once; each must find something in the laws recorded from the first.
QUERIES = ("syarat STR", "rahasia klien", "uji kompetensi", "Pasal 66 UU 14/2019")


@dataclass(frozen=True)
class Way:
    """Something one may want to do, and where it begins."""

    want: str
    link: Link
    about: str


@dataclass(frozen=True)
class Figure:
    """A number that matters today, leading to what it counts."""

    value: str
    words: str
    link: Link


def pages(site: Site) -> Iterator[Plan]:
    """Yield the home page."""
    yield site.plan(INDEX, _page)


def _page(site: Site) -> Page:
    desk = site.desk(INDEX)
    body = render(
        "home",
        queries=QUERIES,
        ways=[way for way in _ways(desk) if way],
        spines=spines(desk),
        shelf=Link("Buka rak", desk.file(SHELF)),
        stations=stations(desk, 130),
        roadmap=Link("Ikuti peta jalan", desk.file(ROADMAP)),
        figures=list(_figures(desk)),
        per=long_date(site.library.per),
        laws=[law.record.sebutan for law in site.library.laws.values()],
        glossary=Link("glosarium", desk.file("glosarium/index.md")),
        mandates=Link("daftar mandat", desk.file("mandat/index.md")),
        about=Link("Apa ini dan apa bukan", desk.file("tentang.md")),
    )
    described = (
        "Pustaka hukum pekerjaan sosial Indonesia: kewajiban, hak, dan wewenang menurut pasalnya, "
        "istilah, peta jalan, dan organisasi."
    )
    return desk.page("Beranda", described, "beranda", body)


def _ways(desk: Desk) -> Sequence[Way | None]:
    return (
        # What cannot wait comes first.
        Way(
            "menangani anak yang berhadapan dengan hukum",
            Link("Tahap", desk.file(STAGES)),
            "Siapa berbuat apa pada setiap tahapnya.",
        )
        if cases.LAW in desk.library.laws
        else None,
        Way(
            "menghitung tenggat perkara anak",
            Link("Hitung", desk.file(CALCULATOR)),
            "Dari tanggal dan jam kejadiannya.",
        )
        if desk.site.lines
        else None,
        _guide(
            desk, "keluarga-miskin-belum-terdata", "membantu keluarga miskin yang belum terdata", "Ke mana mendaftar."
        ),
        _guide(desk, "mengurus-str", "mengurus STR", "Registrasi, syaratnya, dan perpanjangannya."),
        _guide(desk, "praktik-mandiri-sipps", "mengurus SIPPS", "Izin membuka praktik sendiri."),
        Way("mencari kewajiban", Link("Mandat", desk.file("mandat/index.md")), "Siapa harus apa, menurut pasal mana."),
        Way("mengikuti peta jalan", Link("Peta jalan", desk.file(ROADMAP)), "Enam kegiatan dan keadaannya kini."),
        Way("mengenal organisasi", Link("Organisasi", desk.file("organisasi/index.md")), "Pilar profesi dan namanya."),
        Way("memahami istilah", Link("Glosarium", desk.file("glosarium/index.md")), "Arti menurut undang-undangnya."),
    )


def _guide(desk: Desk, id: str, want: str, about: str) -> Way | None:
    return Way(want, desk.link(Target("guide", id)), about) if id in desk.library.records["guide"] else None


def _figures(desk: Desk) -> Iterator[Figure]:
    site, per = desk.site, desk.library.per
    missing = sum(not row.fulfilled for row in site.delegations)
    yield Figure(
        number(missing),
        "peraturan yang diperintahkan undang-undang belum ditemukan",
        Link("Delegasi", desk.file("delegasi/index.md", "belum-ditemukan" if missing else "")),
    )
    passed = sum(bool(row.due and row.due < per) for row in site.deadlines)
    yield Figure(
        number(passed),
        "batas waktu bertanggal sudah lewat",
        Link("Tenggat", desk.file("tenggat/index.md", "bertanggal" if passed else "")),
    )
    if latest := _latest(desk):
        yield latest


def _latest(desk: Desk) -> Figure | None:
    """Return the last change of status on record."""
    changes = [
        (change, id)
        for id, found in desk.library.changes.items()
        for change in found
        if change.status.jenis is not JenisStatus.DIUJI
    ]
    if not changes:
        return None
    change, id = max(changes, key=lambda item: item[0].status.tanggal)
    words = f"perubahan terakhir: {desk.library.cite(desk.library.target(id))}, {change.status.jenis.label.lower()}"
    return Figure(long_date(change.status.tanggal), words, desk.link(change.by))
