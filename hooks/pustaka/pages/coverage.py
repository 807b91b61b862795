"""The page that says how far the library has come: which laws are complete, how much there is of everything."""

from __future__ import annotations

from collections.abc import Iterator

from .. import views
from ..addresses import Target
from .desk import Site
from .environment import render
from .lines import Link
from .page import Page, Plan
from .text import long_date

INDEX = "tentang/cakupan.md"

_COUNTED = {
    "pasal": "pasal",
    "ayat": "ayat",
    "huruf": "huruf",
    "angka": "angka",
    "mandat": "mandat",
    "tenggat": "tenggat",
    "delegasi": "delegasi",
    "pelaku": "pelaku hukum",
    "istilah": "istilah",
    "organisasi": "organisasi",
    "kegiatan": "kegiatan peta jalan",
    "peristiwa": "peristiwa",
    "peraturan": "peraturan lain",
    "putusan": "putusan",
    "sumber": "sumber",
}


def pages(site: Site) -> Iterator[Plan]:
    """Yield the coverage page."""
    yield site.plan(INDEX, _page)


def _page(site: Site) -> Page:
    desk = site.desk(INDEX)
    counts = views.counts(site.library)
    body = render(
        "coverage",
        about=[Link("Tentang", desk.file("tentang.md"))],
        laws=[
            (desk.link(Target("law", law.id)), law.record.tentang, law.record.jumlah_pasal, len(law.pasal))
            for law in site.library.laws.values()
        ],
        counts=[(counts[key], words) for key, words in _COUNTED.items()],
        per=long_date(site.library.per),
    )
    described = "Undang-undang mana yang sudah lengkap, dan berapa banyak isi pustaka ini."
    return desk.page("Cakupan", described, "tabel", body)
