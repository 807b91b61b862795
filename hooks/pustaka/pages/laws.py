"""Pages of laws: the shelf of all of them, and each law at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .. import views
from ..addresses import Target
from ..citations import Citation
from ..library import Chapter, Law
from ..models import Pasal
from ..vocabulary import JenisStatus, Sifat
from . import pictures
from .desk import Desk, Site
from .environment import render
from .guides import case_ways, used_by
from .lines import ChangeLine, Link
from .page import Page, Plan
from .strips import Piece, strip
from .tail import tail
from .text import long_date, number, short

INDEX = "uu/index.md"

# How modalities are put together where only their share is shown; the keys name the colours.
_DUTIES = frozenset({Sifat.WAJIB, Sifat.HARUS, Sifat.BERTUGAS, Sifat.BERTANGGUNG_JAWAB})
SHARES: Mapping[str, tuple[str, frozenset[Sifat]]] = {
    "kewajiban": ("Kewajiban dan tugas", _DUTIES),
    "larangan": ("Larangan", frozenset({Sifat.DILARANG})),
    "hak": ("Hak", frozenset({Sifat.BERHAK})),
    "wewenang": ("Wewenang", frozenset({Sifat.BERWENANG})),
    "pilihan": ("Pilihan", frozenset({Sifat.DAPAT})),
}


@dataclass(frozen=True)
class Spine:
    """A law as it stands on the shelf; `recorded` tells whether its pasal are."""

    link: Link
    title: str
    recorded: bool
    pasal: int
    mandates: int
    changes: int
    effects: int
    status: str


@dataclass(frozen=True)
class Share:
    """How many mandates of one family a chapter holds."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Bar:
    """A chapter as a bar: how many pasal it holds, its mandates by family, and the bar drawn."""

    link: Link
    title: str
    pasal: int
    mandates: int
    shares: Sequence[Share]
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Entry:
    """A pasal in the tree of its law; `mark` says when it, or a part of it, was changed."""

    link: Link
    subject: str
    mark: str


@dataclass(frozen=True)
class Part:
    """A chapter of the tree, with its pasal under the titles of its parts."""

    anchor: str
    label: str
    title: str
    remark: Sequence[object]
    sections: Sequence[tuple[str, Sequence[Entry]]]


@dataclass(frozen=True)
class Effect:
    """What a provision of this law did to something else."""

    link: Link
    lead: str
    by: Link
    date: str


def pages(site: Site) -> Iterator[Plan]:
    """Yield the shelf and the page of every law."""
    yield site.plan(INDEX, _index)
    for law in site.library.laws.values():
        yield site.plan(Target("law", law.id), _page, law)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    body = render("laws", spines=spines(desk), network=pictures.network.draw(desk))
    described = "Undang-undang yang menjadi landasan pekerjaan sosial di Indonesia, pasal demi pasal."
    return desk.page("Undang-Undang", described, "rak", body)


def spines(desk: Desk) -> Sequence[Spine]:
    """Return every law as it stands on the shelf, the newest first."""
    laws = sorted(desk.library.laws.values(), key=lambda law: (law.record.diundangkan or "", law.id), reverse=True)
    return tuple(_spine(desk, law) for law in laws)


def _spine(desk: Desk, law: Law) -> Spine:
    record = law.record
    return Spine(
        link=desk.link(Target("law", law.id)),
        title=record.tentang,
        recorded=bool(law.pasal),
        pasal=record.jumlah_pasal,
        mandates=sum(row.provision.law == law.id for row in desk.site.mandates),
        changes=sum(change.kind is not JenisStatus.DIUJI for change in _changed(desk, law)),
        effects=len(_effects(desk, law)),
        status=f"Berlaku sejak {long_date(record.berlaku)}" if record.berlaku else "",
    )


def _page(site: Site, law: Law) -> Page:
    desk = site.desk(Target("law", law.id), Citation(law.id))
    record = law.record
    name = site.library.cite(Target("law", law.id))
    rows = [row for row in site.delegations if row.provision.law == law.id]
    found = {target: None for row in rows for target in row.fulfilled}
    body = render(
        "law",
        shelf=Link("Undang-Undang", desk.file(INDEX)),
        name=name,
        subject=record.tentang,
        title=record.judul,
        full_title=record.kutipan,
        per=site.library.per,
        summary=desk.prose(record.ringkasan),
        binds=desk.prose(record.mengikat),
        status=_status(desk, law),
        dates=_dates(law),
        gazette=record.lembaran.sebutan if record.lembaran else "",
        repeals=tuple(desk.cited(cite) for cite in record.mencabut),
        implementation=desk.cited(record.batas_pelaksanaan or ""),
        elucidation=desk.prose(record.penjelasan),
        backing=desk.noted(record.sumber),
        addresses=tuple((link.nama, link.alamat, desk.backing(link)) for link in record.tautan),
        remarks=desk.facts(record.catatan),
        changes=_together(_changed(desk, law)),
        effects=_effects(desk, law),
        bars=tuple(_bar(desk, law, chapter) for chapter in law.chapters),
        shares=[Share(key, label, 0) for key, (label, _) in SHARES.items()],
        tree=tuple(_part(desk, chapter) for chapter in law.chapters),
        counted=f"{number(record.jumlah_bab)} bab, {number(record.jumlah_pasal)} pasal",
        regulations=tuple((desk.link(target), desk.library.record(target).tentang) for target in found),
        missing=sum(not row.fulfilled for row in rows),
        missing_link=Link("Lihat delegasinya", desk.file("delegasi/index.md", law.id)),
        deadlines=_deadlines(desk, law),
        limits=sum(row.provision.law == law.id for row in site.deadlines),
        limits_link=Link("Semua batas waktunya", desk.file("tenggat/index.md", law.id)),
        counting=desk.facts(record.cara_hitung),
        guides=tuple(desk.link(Target("guide", guide.id)) for guide in used_by(desk, law.id)),
        case_ways=case_ways(desk) if law.id in site.staged_laws else (),
        tail=tail(desk, record, name),
    )
    description = short(f"{name} tentang {record.tentang}. {record.ringkasan}")
    return desk.page(f"{name} tentang {record.tentang}", description, "undang-undang", body)


def _status(desk: Desk, law: Law) -> ChangeLine | str:
    """Return what ended the law, or since when it binds."""
    if ended := views.ended(desk.library.changes.get(law.id, ())):
        return desk.change(ended)
    since = law.record.berlaku
    return f"Berlaku sejak {long_date(since)}." if since else "Tanggal mulai berlakunya belum tercatat."


def _dates(law: Law) -> Sequence[tuple[str, str]]:
    named = (
        ("Disahkan", law.record.ditetapkan),
        ("Diundangkan", law.record.diundangkan),
        ("Mulai berlaku", law.record.berlaku),
    )
    return tuple((name, long_date(date)) for name, date in named if date)


def _changed(desk: Desk, law: Law) -> Sequence[ChangeLine]:
    """Return every change written for the law or a provision of it."""
    return tuple(
        desk.change(change, desk.local(id) if id != law.id else None)
        for id, changes in desk.library.changes.items()
        if id == law.id or id.startswith(f"{law.id}/")
        for change in changes
    )


def _together(changes: Sequence[ChangeLine]) -> Sequence[ChangeLine]:
    """Return changes with those of several parts that say the same made one."""
    found: dict[tuple[object, ...], ChangeLine] = {}
    for change in changes:
        # Words alone count: the first of them has its terms linked, the others have not.
        said = (change.kind, change.by, change.date, change.grade, "".join(span.text for span in change.remark))
        first = found.get(said)
        found[said] = replace(first, parts=(*first.parts, *change.parts)) if first else change
    return tuple(found.values())


def _effects(desk: Desk, law: Law) -> Sequence[Effect]:
    """Return what provisions of this law changed elsewhere."""
    return tuple(
        Effect(
            desk.link(desk.library.target(id)),
            change.status.jenis.label.lower(),
            desk.link(change.by),
            long_date(change.status.tanggal),
        )
        for id, changes in desk.library.changes.items()
        for change in changes
        if change.by.id.split("/")[0] == law.id and id.split("/")[0] != law.id
    )


def _bar(desk: Desk, law: Law, chapter: Chapter) -> Bar:
    counts = Counter(row.mandate.sifat for id in chapter.pasal for row in desk.site.mandates_of.get(id, ()))
    shares = [Share(key, label, sum(counts[sifat] for sifat in group)) for key, (label, group) in SHARES.items()]
    most = max(len(other.pasal) for other in law.chapters)
    families = [(share.key, share.count) for share in shares] if counts.total() else [("tanpa", 1)]
    return Bar(
        link=desk.chapter(law, chapter.record.nomor),
        title=chapter.record.judul,
        pasal=len(chapter.pasal),
        mandates=counts.total(),
        shares=shares,
        pieces=strip(families, 100 * len(chapter.pasal) / most),
    )


def _part(desk: Desk, chapter: Chapter) -> Part:
    sections: dict[str, list[Entry]] = {}
    for id in chapter.pasal:
        provision = desk.library.provisions[id]
        heading = provision.section
        sections.setdefault(heading, []).append(_entry(desk, id))
    record = chapter.record
    return Part(
        anchor=f"bab-{record.nomor.lower()}",
        label=f"Bab {record.nomor}",
        title=record.judul,
        remark=desk.prose(record.catatan),
        sections=tuple((heading, tuple(entries)) for heading, entries in sections.items()),
    )


def _entry(desk: Desk, id: str) -> Entry:
    provision = desk.library.provisions[id]
    assert isinstance(provision.record, Pasal)
    own = views.ended(desk.library.changes.get(id, ()))
    touched = any(
        change.status.jenis is not JenisStatus.DIUJI
        for below in desk.library.below(id)
        for change in desk.library.changes.get(below.id, ())
    )
    mark = own.status.jenis.label.lower() if own else ("ada perubahan" if touched else "")
    return Entry(desk.provision(id, provision.label), provision.record.perihal, mark)


def _deadlines(desk: Desk, law: Law) -> Sequence[tuple[Link, str, str]]:
    return tuple(
        (desk.local(row.provision.id), row.subject, long_date(row.due))
        for row in desk.site.deadlines
        if row.due and row.provision.law == law.id
    )
