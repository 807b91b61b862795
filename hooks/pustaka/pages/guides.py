"""Pages of guides: a situation, its steps, each step with the provisions that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import cases, views
from ..addresses import Target
from ..library import Library
from ..models import Langkah, Panduan
from ..vocabulary import Tahap, Topik
from . import stages as of_stages
from .calculator import SRC as CALCULATOR
from .desk import Desk, Site
from .environment import render
from .lines import Link, Spans
from .page import Page, Plan
from .tail import citation, tail
from .text import listed, sentence, short

INDEX = "panduan/index.md"


# Situations in the order of their urgency, each with the topics whose guides stand under it; the rest stand last.
SITUATIONS: Mapping[str, tuple[str, Sequence[Topik]]] = {
    "perkara-anak": (
        "Anak dalam perkara pidana",
        (
            Topik.PENANGKAPAN_PENAHANAN,
            Topik.ANAK_BELUM_12,
            Topik.DIVERSI,
            Topik.PENYIDIKAN,
            Topik.PENUNTUTAN,
            Topik.PERSIDANGAN,
            Topik.LAPORAN_SOSIAL,
            Topik.ANAK_KORBAN_SAKSI,
            Topik.PEMBINAAN_ANAK,
            Topik.REINTEGRASI,
            Topik.HAK_ANAK,
            Topik.IDENTITAS_ANAK,
        ),
    ),
    "keluarga-miskin": (
        "Keluarga miskin, data, dan bantuan",
        (Topik.DATA, Topik.PENANGGULANGAN_KEMISKINAN, Topik.BANTUAN_SOSIAL, Topik.KEBUTUHAN_DASAR),
    ),
    "klien": (
        "Klien, rahasianya, dan pengaduan",
        (Topik.PERSETUJUAN, Topik.KERAHASIAAN, Topik.KODE_ETIK, Topik.LAYANAN, Topik.INFORMASI),
    ),
    "menjadi-pekerja-sosial": (
        "Menjadi Pekerja Sosial",
        (Topik.PENDIDIKAN_PROFESI, Topik.UJI_KOMPETENSI, Topik.SERTIFIKASI),
    ),
    "str-sipps": ("STR dan izin praktik", (Topik.REGISTRASI, Topik.IZIN_PRAKTIK)),
    "lembaga": ("Lembaga kesejahteraan sosial", (Topik.LEMBAGA_KESOS, Topik.AKREDITASI)),
    "relawan": ("Relawan dan masyarakat", (Topik.PERAN_MASYARAKAT, Topik.SUMBER_DAYA_MANUSIA)),
}
_REST = ("lain", "Keadaan lain")


@dataclass(frozen=True)
class Step:
    """One step: what is done, by whom, and where that is said."""

    text: Spans
    actors: Sequence[Link]
    grounds: Sequence[Spans]


@dataclass(frozen=True)
class Paper:
    """A paper that is needed, and where it is asked for."""

    name: Spans
    grounds: Sequence[Spans]


@dataclass(frozen=True)
class Entry:
    """A guide in the index: how many steps it has, and for whom."""

    link: Link
    steps: int
    readers: str
    summary: str


@dataclass(frozen=True)
class Limit:
    """A time limit of a provision that a guide cites."""

    subject: str
    measure: str
    since: str
    cite: Link


def pages(site: Site) -> Iterator[Plan]:
    """Yield the index of guides by subject and the page of every guide."""
    yield site.plan(INDEX, _index)
    for id, record in site.library.records["guide"].items():
        yield site.plan(Target("guide", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    records = tuple(site.library.records["guide"].values())
    headings = ((id, label) for id, (label, _) in SITUATIONS.items())
    found: dict[tuple[str, str], list[Entry]] = {heading: [] for heading in (*headings, _REST)}
    for record in records:
        found[_situation(record)].append(_entry(desk, record))
    groups = [(id, label, rows) for (id, label), rows in found.items() if rows]
    body = render("guides", groups=groups, count=len(records))
    described = "Keadaan yang dihadapi pekerja sosial dan warga, dijawab langkah demi langkah dengan pasalnya."
    return desk.page("Panduan", described, "daftar", body)


def _page(site: Site, record: Panduan) -> Page:
    this = Target("guide", record.id)
    desk = site.desk(this)
    named = _stages_named(site.library, record)
    body = render(
        "guide",
        crumbs=[Link("Panduan", desk.file(INDEX))],
        title=record.judul,
        per=site.library.per,
        citation=citation(desk),
        summary=desk.prose(record.ringkasan),
        readers=desk.actors(record.untuk),
        situation=desk.prose(record.keadaan),
        stages=_stages(desk, named, record),
        case_ways=case_ways(desk) if named else (),
        steps=_steps(desk, record.langkah),
        papers=tuple(
            Paper(desk.prose(paper.nama), tuple(desk.cited(text) for text in paper.dasar)) for paper in record.dokumen
        ),
        fallbacks=_steps(desk, record.bila_gagal),
        silences=tuple(desk.prose(text) for text in record.diam),
        related=tuple(desk.link(Target("guide", id)) for id in record.terkait),
        limits=_limits(desk, record),
        tail=tail(desk, record, record.judul),
    )
    return desk.page(record.judul, short(record.ringkasan), "panduan", body)


def _situation(record: Panduan) -> tuple[str, str]:
    named = ((id, label) for id, (label, topics) in SITUATIONS.items() if record.topik[0] in topics)
    return next(named, _REST)


def _entry(desk: Desk, record: Panduan) -> Entry:
    readers = listed([desk.library.cite(Target("actor", id)) for id in record.untuk])
    return Entry(desk.link(Target("guide", record.id)), len(record.langkah), readers, record.ringkasan)


def _steps(desk: Desk, steps: Sequence[Langkah]) -> Sequence[Step]:
    return tuple(
        Step(desk.prose(step.langkah), desk.actors(step.pelaku), tuple(desk.cited(text) for text in step.dasar))
        for step in steps
    )


# ---------------------------------------------------------------------------
# What a guide rests on


def used_by(desk: Desk, law: str) -> Sequence[Panduan]:
    """Return the guides with a step that rests on a provision of a law, or on the law itself."""
    records = desk.library.records["guide"].values()
    return tuple(record for record in records if any(id.split("/")[0] == law for id in _cited(desk.library, record)))


def _cited(library: Library, record: Panduan) -> frozenset[str]:
    """Return what the steps of a guide rest on, by id."""
    steps = (*record.langkah, *record.bila_gagal)
    return frozenset(target.id for step in steps for text in step.dasar for target in library.targets(text, None))


def _limits(desk: Desk, record: Panduan) -> Sequence[Limit]:
    cited = _cited(desk.library, record)
    return tuple(
        Limit(sentence(row.subject), views.measure(row.limit), row.limit.sejak, desk.provision(row.provision.id))
        for row in desk.site.deadlines
        if row.provision.id in cited
    )


# ---------------------------------------------------------------------------
# A child's case

_ENOUGH = 2  # provisions of one stage alone; a single one is cited in passing


def case_ways(desk: Desk) -> Sequence[Link]:
    """Return where a child's case is followed and counted, as far as those pages are made."""
    ways = []
    if cases.LAW in desk.library.laws:
        ways.append(Link("tahap perkara anak", desk.file(of_stages.INDEX)))
    if desk.site.lines:
        ways.append(Link("hitung tenggat perkara anak", desk.file(CALCULATOR)))
    return tuple(ways)


def _stages_named(library: Library, record: Panduan) -> Sequence[Sequence[Tahap]]:
    """Return the stages that each provision and mandate behind a guide's steps names, where it names any."""
    found = (
        stages
        for id in _cited(library, record)
        if id in library.provisions
        for provision in library.below(id)
        for stages in (
            provision.record.tahap,
            *(mandate.tahap for mandate in provision.record.mandat),
            *(limit.tahap for limit in provision.record.tenggat),
        )
    )
    return tuple(stages for stages in found if stages)


def _stages(desk: Desk, named: Sequence[Sequence[Tahap]], record: Panduan) -> Sequence[Link]:
    """Return the stages a guide is about: those among its topics, and those that provisions of one stage name."""
    topics = {topic.value for topic in record.topik}
    alone = Counter(stages[0] for stages in named if len(stages) == 1)
    return tuple(
        of_stages.link(desk, stage) for stage in Tahap if named and (stage.value in topics or alone[stage] >= _ENOUGH)
    )
