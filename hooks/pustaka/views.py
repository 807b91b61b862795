"""What the records add up to: mandates, time limits, delegations, the timeline and the counts, as flat rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .addresses import Target
from .citations import Citation, parse_id
from .library import Change, Library, Provision
from .models import Delegasi, Mandat, Tenggat
from .vocabulary import BentukDelegasi, JenisStatus, JenisTenggat, Satuan, Tahap

_REGULATIONS = frozenset(
    {
        BentukDelegasi.PERATURAN_PEMERINTAH,
        BentukDelegasi.PERATURAN_PRESIDEN,
        BentukDelegasi.PERATURAN_MENTERI,
        BentukDelegasi.PERATURAN_MENTERI_LAIN,
        BentukDelegasi.PERUNDANG_UNDANGAN,
    }
)


@dataclass(frozen=True)
class MandateRow:
    """One mandate at its provision; `id` is `<provision>/mandat-<n>`."""

    id: str
    provision: Provision
    mandate: Mandat


@dataclass(frozen=True)
class DeadlineRow:
    """One time limit at its provision; `due` is its date when it counts from the law's own dates."""

    id: str
    provision: Provision
    limit: Tenggat
    mandate: Mandat | None
    due: str | None

    @property
    def bearers(self) -> tuple[str, ...]:
        """Return the ids of the actors it binds."""
        return self.mandate.pelaku if self.mandate else self.limit.pelaku

    @property
    def stages(self) -> tuple[Tahap, ...]:
        """Return the stages of a child's case at which it runs."""
        return self.mandate.tahap if self.mandate else self.limit.tahap

    @property
    def subject(self) -> str:
        """Return what it limits, in words."""
        return self.limit.perihal or (self.mandate.tindakan if self.mandate else "")


@dataclass(frozen=True)
class DelegationRow:
    """One delegation; `due` is when it had to be made, `fulfilled` what was found."""

    id: str
    provision: Provision
    delegation: Delegasi
    due: str | None
    fulfilled: tuple[Target, ...]


@dataclass(frozen=True)
class Moment:
    """One entry of the timeline; `date` may be a year or a month only."""

    date: str
    kind: str
    title: str
    target: Target
    summary: str | None = None


def mandates(library: Library) -> Sequence[MandateRow]:
    """Return every mandate in the order of the laws."""
    return tuple(
        MandateRow(f"{provision.id}/mandat-{number}", provision, mandate)
        for provision in _in_order(library)
        for number, mandate in enumerate(provision.record.mandat, 1)
    )


def bearers(library: Library, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the actors of the mandates that stand in provisions themselves, each once, in their order."""
    mandates = (mandate for id in ids for mandate in library.provisions[id].record.mandat)
    return tuple(dict.fromkeys(actor for mandate in mandates for actor in mandate.pelaku))


def deadlines(library: Library) -> Sequence[DeadlineRow]:
    """Return every time limit, of a provision or of a mandate, in the order of the laws."""
    rows = []
    for provision in _in_order(library):
        for number, (limit, mandate) in enumerate(provision.record.limits(), 1):
            due = due_date(library, provision.law, limit)
            rows.append(DeadlineRow(f"{provision.id}/tenggat-{number}", provision, limit, mandate, due))
    return tuple(rows)


def delegations(library: Library) -> Sequence[DelegationRow]:
    """Return every delegation in the order of the laws, due when its law's own limit says so.

    The laws limit the time of their *peraturan pelaksanaan*: a mere determination or an organisation's statutes have
    no due date.
    """
    rows = []
    for provision in _in_order(library):
        for number, delegation in enumerate(provision.record.delegasi, 1):
            ids = () if delegation.dipenuhi == "belum-ditemukan" else delegation.dipenuhi
            rows.append(
                DelegationRow(
                    f"{provision.id}/delegasi-{number}",
                    provision,
                    delegation,
                    _implementation_due(library, provision.law) if delegation.bentuk in _REGULATIONS else None,
                    tuple(Target("regulation", id) for id in ids),
                )
            )
    return tuple(rows)


def extensions(library: Library, rows: Sequence[DeadlineRow]) -> Mapping[str, DeadlineRow]:
    """Return the time limit that continues another, by the provision of the one continued."""
    return {
        target.id: row
        for row in rows
        if row.limit.memperpanjang
        for target in library.targets(row.limit.memperpanjang, parse_id(row.provision.id))
    }


def due_date(library: Library, law: str, limit: Tenggat) -> str | None:
    """Return the date on which a limit counted from the law's promulgation or entry into force ends."""
    if limit.patokan is None or limit.maks is None:
        return None
    start = getattr(library.laws[law].record, limit.patokan.value)
    if start is None or limit.satuan not in (Satuan.TAHUN, Satuan.BULAN):
        return None
    return add_months(start, limit.maks * (12 if limit.satuan is Satuan.TAHUN else 1))


def measure(limit: Tenggat) -> str:
    """Return how long a limit is, in words: `Paling lama 7 hari`, `Berlaku 5 tahun`."""
    if limit.maks is None:
        return f"Paling singkat {limit.min} {limit.satuan.label}"
    if limit.min is not None:
        return f"Paling singkat {limit.min} dan paling lama {limit.maks} {limit.satuan.label}"
    lead = "Berlaku" if limit.jenis is JenisTenggat.MASA_BERLAKU else "Paling lama"
    return f"{lead} {limit.maks} {limit.satuan.label}"


def add_months(start: str, months: int) -> str:
    """Return the same day so many months later, or the month's last day where that day is missing."""
    day = date.fromisoformat(start)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number).isoformat()
        except ValueError:
            continue
    return date(year, month + 1, day.day).isoformat()


def _implementation_due(library: Library, law: str) -> str | None:
    limit = library.laws[law].record.batas_pelaksanaan
    if limit is None:
        return None
    for target in library.targets(limit, Citation(law)):
        provision = library.provisions.get(target.id)
        limits = () if provision is None else (*provision.record.tenggat, *(m.tenggat for m in provision.record.mandat))
        for candidate in limits:
            if candidate and (due := due_date(library, law, candidate)):
                return due
    return None


def timeline(library: Library) -> Sequence[Moment]:
    """Return events, the making of instruments, rulings and computed deadlines, oldest first."""
    moments = [
        Moment(event.tanggal, event.jenis.label, event.judul, Target("event", id), event.ringkasan)
        for id, event in library.records["event"].items()
    ]
    for kind in ("law", "regulation"):
        for id, record in library.records[kind].items():
            made = record.diundangkan or record.ditetapkan
            if made:
                verb = "diundangkan" if record.diundangkan else "ditetapkan"
                title = f"{record.sebutan} tentang {record.tentang} {verb}"
                moments.append(Moment(made, "Peraturan", title, Target(kind, id)))
            if kind == "law" and record.berlaku and record.berlaku != made:
                moments.append(Moment(record.berlaku, "Peraturan", f"{record.sebutan} mulai berlaku", Target(kind, id)))
    for id, ruling in library.records["ruling"].items():
        title = f"{ruling.sebutan}: {ruling.hasil.label.lower()}"
        moments.append(Moment(ruling.tanggal, "Putusan", title, Target("ruling", id), ruling.akibat))
    for row in deadlines(library):
        if row.due:
            title = f"Batas waktu {library.cite(row.provision.target)}: {row.subject}"
            moments.append(Moment(row.due, "Batas waktu", title, row.provision.target))
    return tuple(sorted(moments, key=lambda moment: (moment.date, moment.title)))


def ended(changes: Sequence[Change]) -> Change | None:
    """Return the change that took a provision's force away, if any did."""
    gone = (JenisStatus.DICABUT, JenisStatus.INKONSTITUSIONAL, JenisStatus.DIGANTI)
    return next((change for change in changes if change.status.jenis in gone), None)


def counts(library: Library) -> Mapping[str, Any]:
    """Return how many of everything the library holds."""
    kinds = Counter(provision.kind for provision in library.provisions.values())
    return {
        "undang_undang": len(library.laws),
        **{kind: kinds[kind] for kind in ("pasal", "ayat", "huruf", "angka")},
        "mandat": len(mandates(library)),
        "tenggat": len(deadlines(library)),
        "delegasi": len(delegations(library)),
        "istilah": len(library.records["term"]),
        "pelaku": len(library.records["actor"]),
        "organisasi": len(library.records["organisation"]),
        "kegiatan": len(library.records["activity"]),
        "peristiwa": len(library.records["event"]),
        "panduan": len(library.records["guide"]),
        "peraturan": len(library.records["regulation"]),
        "putusan": len(library.records["ruling"]),
        "sumber": len(library.records["source"]),
    }


def _in_order(library: Library) -> Iterator[Provision]:
    for law in library.laws.values():
        for pasal in law.pasal:
            yield from library.below(pasal)


def outward(library: Library, pasal: str) -> Sequence[tuple[Provision, Target]]:
    """Return (provision, target) of every reference that leaves a pasal, without repeats."""
    found = {}
    for provision in library.below(pasal):
        for reference in library.references_from.get(provision.target, ()):
            outside = reference.target.kind != "provision" or not _within(reference.target.id, pasal)
            if reference.kind in ("merujuk", "menyebut") and outside:
                found[provision.id, reference.target] = provision
    return tuple((provision, target) for (_, target), provision in found.items())


def inward(library: Library, pasal: str) -> Sequence[tuple[Target, Target, str | None]]:
    """Return (source, part of the pasal it names, sentence) of every reference into a pasal, without repeats."""
    found: dict[tuple[Target, Target], str | None] = {}
    for provision in library.below(pasal):
        for reference in library.references_to.get(provision.target, ()):
            outside = reference.source.kind != "provision" or not _within(reference.source.id, pasal)
            if outside and (found.get((reference.source, provision.target)) is None):
                found[reference.source, provision.target] = reference.text or _summary(library, reference.source)
    return tuple((source, part, text) for (source, part), text in found.items())


def _summary(library: Library, target: Target) -> str | None:
    return library.provisions[target.id].record.ringkasan if target.kind == "provision" else None


def _within(id: str, pasal: str) -> bool:
    return id == pasal or id.startswith(f"{pasal}/")


def neighbours(library: Library, pasal: str) -> tuple[str | None, str | None]:
    """Return the ids of the pasal before and after, across chapters."""
    order = library.laws[library.provisions[pasal].law].pasal
    index = order.index(pasal)
    return (order[index - 1] if index else None), (order[index + 1] if index + 1 < len(order) else None)
