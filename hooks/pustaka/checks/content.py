"""Content: what a provision, and a record beside it, must hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import citations
from ..library import Library, Provision
from ..models import Delegasi, Kegiatan, Riwayat, Tenggat
from ..problems import Problem
from ..records import File
from ..source import Value
from ..vocabulary import BACAAN_LAIN
from ..walk import Path as KeyPath

# What a skeleton holds where its author has something left to write.
BELUM = "BELUM DITULIS"


def check_summaries(library: Library) -> Iterator[Problem]:
    """Every provision that has words of its own has a summary: each leaf, and each opening of a list."""
    for provision in library.provisions.values():
        if provision.record.ringkasan is None and not getattr(provision.record, "ayat", ()):
            yield provision.file.source.problem(provision.path, f"{_cite(provision)}: `ringkasan` belum ditulis")


def check_unwritten(library: Library) -> Iterator[Problem]:
    """Nothing of a skeleton is left to write; each file says how much is, and where it begins."""
    for file in library.files:
        left = sorted(file.source.positions.closest(path) for path in _unwritten(file.source.value, ()))
        if left:
            yield Problem(file.source.path, *left[0], f"{len(left)} isian `{BELUM}` tersisa; yang pertama di sini")


def _unwritten(value: Value, path: KeyPath) -> Iterator[KeyPath]:
    if value == BELUM:
        yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _unwritten(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unwritten(item, (*path, index))


def check_time_limits(library: Library) -> Iterator[Problem]:
    """A time limit has a number; outside a mandate it says what it limits, inside it names no bearer."""
    for provision in library.provisions.values():
        for index, limit in enumerate(provision.record.tenggat):
            place = (*provision.path, "tenggat", index)
            yield from _limit(provision, place, limit)
            if limit.perihal is None:
                yield provision.file.source.problem(
                    place, "`perihal` wajib untuk tenggat di luar mandat: apa yang dibatasi"
                )
        for index, mandate in enumerate(provision.record.mandat):
            if mandate.tenggat:
                place = (*provision.path, "mandat", index, "tenggat")
                yield from _limit(provision, place, mandate.tenggat)
                for key in ("pelaku", "tahap"):
                    if getattr(mandate.tenggat, key):
                        yield provision.file.source.problem(
                            (*place, key), f"di dalam mandat {key} tenggat adalah {key} mandat; hapus `{key}`"
                        )


def _limit(provision: Provision, place: KeyPath, limit: Tenggat) -> Iterator[Problem]:
    if limit.maks is None and limit.min is None:
        yield provision.file.source.problem(place, "tenggat perlu `maks` (paling lama) atau `min` (paling singkat)")
    yield from _readings(provision.file, place, limit)


def _readings(file: File, place: KeyPath, limit: Tenggat) -> Iterator[Problem]:
    allowed = BACAAN_LAIN.get(limit.satuan, ())
    for index, reading in enumerate(limit.bacaan):
        if reading not in allowed:
            accepted = f"yang diterima: {', '.join(allowed)}" if allowed else "hapus `bacaan`"
            yield file.source.problem(
                (*place, "bacaan", index), f"bacaan `{reading}` tidak cocok dengan satuan {limit.satuan}; {accepted}"
            )


def check_regulation_limits(library: Library) -> Iterator[Problem]:
    """A regulation's time limit says what it limits and counts in a way that its unit allows."""
    for file in library.of_kind("regulation"):
        for index, limit in enumerate(file.record.tenggat):
            place = ("tenggat", index)
            yield from _readings(file, place, limit)
            if limit.perihal is None or limit.maks is None:
                yield file.source.problem(place, "tenggat peraturan perlu `perihal` dan `maks`")


def check_extensions(library: Library) -> Iterator[Problem]:
    """What extends a time limit names a provision that holds one, counts in its unit, and is the only one to do so."""
    seen: set[str] = set()
    for provision in library.provisions.values():
        for limit, _ in provision.record.limits():
            if limit.memperpanjang is None:
                continue
            for target in library.targets(limit.memperpanjang, citations.parse_id(provision.id)):
                found = library.provisions.get(target.id)
                base = [other for other, _ in found.record.limits()] if found else []
                if len(base) != 1 or base[0].satuan is not limit.satuan or base[0].perpanjangan:
                    message = "`memperpanjang` harus menunjuk tepat satu tenggat, bersatuan sama, tanpa `perpanjangan`"
                    yield provision.file.source.problem(provision.path, message)
                if target.id in seen:
                    message = f"{library.cite(target)} sudah diperpanjang ketentuan lain; sisakan satu"
                    yield provision.file.source.problem(provision.path, message)
                seen.add(target.id)


def check_delegations(library: Library) -> Iterator[Problem]:
    """A fulfilled delegation says how surely; an unfulfilled one has no grade."""
    for provision in library.provisions.values():
        for index, delegation in enumerate(provision.record.delegasi):
            found = delegation.dipenuhi != "belum-ditemukan"
            if found != (delegation.derajat is not None):
                yield provision.file.source.problem(
                    (*provision.path, "delegasi", index), _delegation_message(delegation)
                )


def _delegation_message(delegation: Delegasi) -> str:
    if delegation.dipenuhi == "belum-ditemukan":
        return "delegasi yang belum ditemukan pelaksananya tidak punya `derajat`; hapus"
    return "delegasi yang dipenuhi perlu `derajat`: terbaca, sekunder, atau simpulan"


def check_statuses(library: Library) -> Iterator[Problem]:
    """Only a law's own record says which of its provisions a change touches; nothing is changed twice by one act."""
    for provision in library.provisions.values():
        for index, status in enumerate(provision.record.status):
            if status.ketentuan:
                yield provision.file.source.problem(
                    (*provision.path, "status", index, "ketentuan"),
                    "`ketentuan` hanya dipakai di law.yml; hapus di sini",
                )
    for id, changes in library.changes.items():
        acts = [(change.status.jenis, change.by) for change in changes]
        if len(acts) != len(set(acts)):
            file, path = _home(library, id)
            yield file.source.problem(path, f"perubahan status yang sama atas {id} ditulis dua kali; sisakan satu")


def check_histories(library: Library) -> Iterator[Problem]:
    """The newest change of a record stands first, and a record was checked on the day it was changed or later."""
    for file in library.files:
        if file.kind == "bab":
            checked = library.laws[file.folder].record.diperiksa
            for path, _, _, pasal in file.record.all_pasal():
                yield from _history(file, (*path, "riwayat"), pasal.riwayat, checked)
        else:
            yield from _history(file, ("riwayat",), file.record.riwayat, file.record.diperiksa)


def _history(file: File, path: KeyPath, history: Sequence[Riwayat], checked: str) -> Iterator[Problem]:
    for index, change in enumerate(history):
        if index and change.tanggal > history[index - 1].tanggal:
            message = f"riwayat {change.tanggal} lebih baru dari yang di atasnya; yang terbaru ditulis paling atas"
            yield file.source.problem((*path, index, "tanggal"), message)
        if change.tanggal > checked:
            message = f"riwayat {change.tanggal} sesudah `diperiksa` {checked}; yang diubah berarti juga diperiksa"
            yield file.source.problem((*path, index, "tanggal"), message)


def check_activities(library: Library) -> Iterator[Problem]:
    """No two activities of the roadmap bear the same number."""
    seen: dict[int, str] = {}
    for file in library.of_kind("activity"):
        record: Kegiatan = file.record
        if record.nomor in seen:
            yield file.source.problem(("nomor",), f"kegiatan {record.nomor} sudah dipakai `{seen[record.nomor]}`")
        seen[record.nomor] = record.id


def _cite(provision: Provision) -> str:
    """Return a provision's citation inside its own law, for messages."""
    return citations.format_citation(citations.Citation(None, citations.parse_id(provision.id).path))


def _home(library: Library, id: str) -> tuple[File, KeyPath]:
    if id in library.provisions:
        return library.provisions[id].file, library.provisions[id].path
    return next(file for file in library.files if file.kind != "bab" and file.record.id == id), ()
