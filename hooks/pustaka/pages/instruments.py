"""Pages of regulations and rulings: what they are, what they carry out or decided, and how far that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..citations import Citation
from ..models import Peraturan, Putusan
from ..vocabulary import JenisPeraturan
from . import limits
from .desk import Site
from .environment import render
from .lines import Link
from .page import Page, Plan
from .tail import tail
from .text import long_date, short

REGULATIONS = "peraturan/index.md"
RULINGS = "putusan/index.md"

# Records that may speak of an instrument and are worth a line on its page.
_SPEAKERS = ("provision", "law", "regulation", "ruling", "activity", "organisation", "event", "term", "actor")


@dataclass(frozen=True)
class Line:
    """A regulation in the index."""

    link: Link
    subject: str
    status: str
    carries_out: Sequence[Link]


def pages(site: Site) -> Iterator[Plan]:
    """Yield both indexes, and the page of every regulation and ruling."""
    yield site.plan(REGULATIONS, _regulations)
    for id, regulation in site.library.records["regulation"].items():
        yield site.plan(Target("regulation", id), _regulation, regulation)
    yield site.plan(RULINGS, _rulings)
    for id, ruling in site.library.records["ruling"].items():
        yield site.plan(Target("ruling", id), _ruling, ruling)


def _regulations(site: Site) -> Page:
    desk = site.desk(REGULATIONS)
    groups = []
    for kind in JenisPeraturan:
        lines = [
            Line(
                link=desk.link(Target("regulation", id)),
                subject=record.tentang,
                status=record.keberlakuan.label,
                carries_out=tuple(
                    desk.provision(row.provision.id) for row in site.fulfils.get(Target("regulation", id), ())
                ),
            )
            for id, record in sorted(site.library.records["regulation"].items(), key=lambda item: _in_time(item[1]))
            if record.jenis is kind
        ]
        if lines:
            groups.append((kind.label, lines))
    described = "Peraturan pelaksana dan undang-undang lain yang menyentuh undang-undang pekerjaan sosial."
    body = render("regulations", groups=groups, per=long_date(site.library.per))
    return desk.page("Peraturan", described, "tabel", body)


def _in_time(record: Peraturan) -> tuple[int, str]:
    return record.tahun, str(record.nomor).zfill(4)


def _regulation(site: Site, record: Peraturan) -> Page:
    this = Target("regulation", record.id)
    desk = site.desk(this, Citation(record.id))
    dates = (("Ditetapkan", record.ditetapkan), ("Diundangkan", record.diundangkan), ("Mulai berlaku", record.berlaku))
    gazette = record.lembaran
    named = (
        (("Lembaran Negara", gazette.ln), ("Tambahan Lembaran Negara", gazette.tln), ("Berita Negara", gazette.bn))
        if gazette
        else ()
    )
    body = render(
        "regulation",
        crumbs=[Link("Peraturan", desk.file(REGULATIONS))],
        name=record.sebutan,
        kind=record.jenis.label,
        subject=record.tentang,
        status=record.keberlakuan.label,
        status_meaning=record.keberlakuan.description,
        backing=desk.backing(record),
        summary=desk.prose(record.ringkasan),
        facts=[(name, long_date(date)) for name, date in dates if date]
        + [(name, str(value).replace("/", " Nomor ")) for name, value in named if value],
        changes=tuple(desk.change(change) for change in site.library.changes.get(record.id, ())),
        repeals=tuple(desk.cited(cite) for cite in record.mencabut),
        delegations=tuple(desk.delegation(row, desk.provision) for row in site.fulfils.get(this, ())),
        limits=limits.details(desk, record),
        related=tuple(desk.cited(cite) for cite in record.terkait),
        addresses=tuple((link.nama, link.alamat, desk.backing(link)) for link in record.tautan),
        remarks=desk.facts(record.catatan),
        named_by=desk.named_by(this, _SPEAKERS),
        per=long_date(site.library.per),
        tail=tail(desk, record, record.sebutan),
    )
    title = f"{record.sebutan} tentang {record.tentang}"
    return desk.page(title, short(record.ringkasan or title), "peraturan", body)


def _rulings(site: Site) -> Page:
    desk = site.desk(RULINGS)
    records = sorted(site.library.records["ruling"].values(), key=lambda record: record.tanggal, reverse=True)
    lines = [
        (
            desk.link(Target("ruling", record.id)),
            long_date(record.tanggal),
            record.hasil.label,
            [desk.cited(cite) for cite in record.norma],
            record.akibat,
        )
        for record in records
    ]
    described = "Putusan pengadilan yang menguji undang-undang pekerjaan sosial, dan apa akibatnya."
    return desk.page("Putusan", described, "tabel", render("rulings", lines=lines))


def _ruling(site: Site, record: Putusan) -> Page:
    this = Target("ruling", record.id)
    desk = site.desk(this)
    body = render(
        "ruling",
        crumbs=[Link("Putusan", desk.file(RULINGS))],
        name=record.sebutan,
        date=long_date(record.tanggal),
        outcome=record.hasil.label,
        summary=desk.prose(record.ringkasan),
        effect=desk.prose(record.akibat),
        norms=tuple(desk.cited(cite) for cite in record.norma),
        backing=desk.backing(record),
        facts=desk.facts(record.fakta),
        named_by=desk.named_by(this, _SPEAKERS),
        tail=tail(desk, record, record.sebutan),
    )
    return desk.page(record.sebutan, short(record.ringkasan), "putusan", body)
