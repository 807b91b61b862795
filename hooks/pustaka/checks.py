"""The second pass: what one record alone cannot tell. Each rule is a generator of problems; `load` runs them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from . import citations
from .library import Library, Place, Provision
from .models import Bab, Delegasi, Kegiatan, Ketentuan, Riwayat, Tenggat
from .problems import Problem, RecordsError
from .records import FOLDERS, File, read_files
from .roles import Cite, Prose, Ref
from .source import Value
from .vocabulary import BACAAN_LAIN, JenisStatus
from .walk import Path as KeyPath

# What a skeleton holds where its author has something left to write.
BELUM = "BELUM DITULIS"

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def load(root: Path, *, drafts: bool = False, before: Library | None = None) -> Library:
    """Read, shape and check every record below `root`, drafts only if asked; raise RecordsError with all problems.

    What stands as it stood in the library of `before` is taken from it; everything is checked all the same.
    """
    library = Library(read_files(root, drafts=drafts, before=before.files if before else ()), before)
    for rules in PASSES:
        if problems := [problem for rule in rules for problem in rule(library)]:
            raise RecordsError(problems)
    return library


# ---------------------------------------------------------------------------
# Identity: ids, file names, numbers in sequence


def check_ids(library: Library) -> Iterator[Problem]:
    """An id is the name of its file, or of its folder for a law."""
    for file in library.files:
        if file.kind == "bab":
            number = re.fullmatch(r"bab-(\d{2})([a-z]?)", file.stem)
            if not number or (int(number[1]), number[2].upper()) != _roman(file.record.nomor):
                yield file.source.problem(
                    ("nomor",), f"BAB {file.record.nomor} harus berada di `{roman_file(file.record.nomor)}`"
                )
        else:
            name = file.folder if file.kind == "law" else file.stem
            if file.record.id != name:
                yield file.source.problem(("id",), f"id `{file.record.id}` harus sama dengan nama berkasnya, `{name}`")


def check_instrument_ids(library: Library) -> Iterator[Problem]:
    """An instrument's id is its kind, year and number, so that a citation finds it."""
    for kind in ("law", "regulation"):
        for file in _files(library, kind):
            record = file.record
            if record.nomor is None:
                expected = f"uud-{record.tahun}"
            else:
                expected = citations.instrument_id(record.jenis.value, str(record.nomor), str(record.tahun))
            if record.id != expected:
                yield file.source.problem(("id",), f"id harus `{expected}` menurut jenis, tahun, dan nomornya")
    for file in _files(library, "ruling"):
        expected = re.sub(r"[^a-z0-9]+", "-", f"putusan-{file.record.lembaga}-{file.record.nomor}".lower())
        if file.record.id != expected:
            yield file.source.problem(("id",), f"id harus `{expected}` menurut lembaga dan nomornya")


def check_evidence_ids(library: Library) -> Iterator[Problem]:
    """No source takes the id of an instrument, since `sumber` may name either."""
    for file in _files(library, "source"):
        if file.record.id in library.instruments:
            yield file.source.problem(
                ("id",), f"id `{file.record.id}` sudah dipakai peraturan atau putusan; pilih yang lain"
            )


def check_sequences(library: Library) -> Iterator[Problem]:
    """Numbers of bab, bagian, paragraf, pasal, ayat, huruf and angka follow each other without gap or repeat."""
    for law in library.laws.values():
        yield from _sequence("BAB", [(chapter.file, ("nomor",), chapter.record.nomor) for chapter in law.chapters])
        # The records themselves are walked, not the library's index, where a repeated number would hide its first.
        pasal = [
            (chapter.file, path, item) for chapter in law.chapters for path, _, _, item in chapter.record.all_pasal()
        ]
        yield from _sequence("Pasal", [(file, (*path, "nomor"), item.nomor) for file, path, item in pasal])
        for file, path, item in pasal:
            yield from _inner_sequences(file, path, item)
        for chapter in law.chapters:
            yield from _bagian_sequences(chapter.file, chapter.record)
        for field, what, count in (("jumlah_bab", "bab", len(law.chapters)), ("jumlah_pasal", "pasal", len(pasal))):
            expected = getattr(law.record, field)
            if law.chapters and count != expected:
                yield law.file.source.problem((field,), f"tercatat {count} {what}, seharusnya {expected} {what}")


def _inner_sequences(file: File, path: KeyPath, provision: Ketentuan) -> Iterator[Problem]:
    for kind in ("ayat", "huruf", "angka"):
        items = getattr(provision, kind, ())
        yield from _sequence(kind, [(file, (*path, kind, i, "nomor"), item.nomor) for i, item in enumerate(items)])
        for index, item in enumerate(items):
            yield from _inner_sequences(file, (*path, kind, index), item)


def _bagian_sequences(file: File, bab: Bab) -> Iterator[Problem]:
    yield from _sequence("Bagian", [(file, ("bagian", i, "nomor"), b.nomor) for i, b in enumerate(bab.bagian)])
    for i, bagian in enumerate(bab.bagian):
        paragraf = [(file, ("bagian", i, "paragraf", j, "nomor"), p.nomor) for j, p in enumerate(bagian.paragraf)]
        yield from _sequence("Paragraf", paragraf)
        if not bagian.pasal and not bagian.paragraf:
            yield file.source.problem(("bagian", i), f"Bagian {bagian.nomor} tidak berisi pasal")
    if not bab.bagian and not bab.pasal:
        yield file.source.problem((), f"BAB {bab.nomor} tidak berisi pasal")


def _sequence(what: str, items: Sequence[tuple[File, KeyPath, Any]]) -> Iterator[Problem]:
    if items and _ordinal(what, items[0][2]) != (1, ""):
        file, path, number = items[0]
        yield file.source.problem(path, f"{what} pertama bernomor {number}; seharusnya {_first(what)}")
    for (_, _, before), (file, path, number) in pairwise(items):
        if not _follows(_ordinal(what, before), _ordinal(what, number)):
            yield file.source.problem(
                path, f"{what} {number} sesudah {what} {before}: nomor hilang, terulang, atau terbalik"
            )


def _follows(before: tuple[int, str], number: tuple[int, str]) -> bool:
    """Tell whether a number comes next: 27 → 28, 27 → 27A, 27A → 27B, 27B → 28."""
    if number[1]:
        last = before[1] or "@"  # "@" stands just before "A"
        return before[0] == number[0] and number[1] == chr(ord(last[-1]) + 1)
    return number[0] == before[0] + 1


def _ordinal(what: str, number: Any) -> tuple[int, str]:
    if what == "BAB":
        return _roman(number)
    if what == "huruf":
        # After z come aa, ab …
        value = 0
        for letter in number:
            value = value * 26 + ord(letter) - ord("a") + 1
        return value, ""
    digits = re.match(r"\d+", str(number))
    assert digits is not None  # the model accepts no other numbers
    return int(digits[0]), str(number)[digits.end() :].upper()


def _first(what: str) -> str:
    return {"BAB": "I", "huruf": "a"}.get(what, "1")


def _roman(text: str) -> tuple[int, str]:
    suffix = text[-1] if text[-1] not in _ROMAN else ""
    values = [_ROMAN[letter] for letter in text.removesuffix(suffix)]
    total = sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
    return total, suffix


def roman_file(number: str) -> str:
    """Return the file name of a chapter: IV → bab-04.yml."""
    value, suffix = _roman(number)
    return f"bab-{value:02d}{suffix.lower()}.yml"


# ---------------------------------------------------------------------------
# Content: what a provision must hold


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
    for file in _files(library, "regulation"):
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
    for file in _files(library, "activity"):
        record: Kegiatan = file.record
        if record.nomor in seen:
            yield file.source.problem(("nomor",), f"kegiatan {record.nomor} sudah dipakai `{seen[record.nomor]}`")
        seen[record.nomor] = record.id


# ---------------------------------------------------------------------------
# Relations: ids and citations that must lead somewhere


def check_references(library: Library) -> Iterator[Problem]:
    """Every id names a record of its kind."""
    for place in library.places:
        if not isinstance(place.role, Ref) or place.text == "belum-ditemukan":
            continue
        if not any(place.text in library.records[kind] for kind in place.role.kinds):
            kinds = " atau ".join(FOLDERS.get(kind, "laws") for kind in place.role.kinds)
            yield place.file.source.problem(place.path, f"`{place.text}` tidak ada di {kinds}{_near(library, place)}")


def _near(library: Library, place: Place) -> str:
    import difflib  # noqa: PLC0415 - only a mistake needs it, and `pustaka check` must start quickly

    assert isinstance(place.role, Ref)
    known = [id for kind in place.role.kinds for id in library.records[kind]]
    close = difflib.get_close_matches(place.text, known, n=1)
    return f"; maksudnya `{close[0]}`?" if close else ""


def check_citations(library: Library) -> Iterator[Problem]:
    """Every citation, in its own field or in prose, leads to a recorded provision or instrument."""
    for place in library.places:
        if isinstance(place.role, Cite):
            try:
                found = library.cited(place.text)
            except citations.CitationError as error:
                yield place.file.source.problem(place.path, str(error))
                continue
            yield from _unresolved(library, place, found)
        elif isinstance(place.role, Prose):
            for mention in library.mentions(place.text):
                if mention.problem:
                    yield place.file.source.problem(place.path, mention.problem)
                else:
                    yield from _unresolved(library, place, mention.citations)


def _unresolved(library: Library, place: Place, found: Iterable[citations.Citation]) -> Iterator[Problem]:
    for citation in found:
        resolution = library.resolve(citation, place.at)
        if resolution.exact:
            continue
        instrument = resolution.citation.instrument
        if resolution.problem:
            yield place.file.source.problem(place.path, resolution.problem)
        elif _names_chapter(library, resolution.citation):
            continue  # a chapter has no page of its own; the citation links to its law
        elif instrument is not None and library.children(instrument):
            named = citations.format_citation(resolution.citation, names=library.names)
            yield place.file.source.problem(place.path, f"{named} tidak ada dalam catatan undang-undang itu")


def _names_chapter(library: Library, citation: citations.Citation) -> bool:
    law = library.laws.get(citation.instrument or "")
    numbers = {chapter.record.nomor for chapter in law.chapters} if law else set()
    return bool(citation.path) and citation.path[0][0] == "bab" and citation.path[0][1] in numbers


def check_aliases(library: Library) -> Iterator[Problem]:
    """One name means one instrument."""
    seen: dict[str, str] = {}
    for kind in ("law", "regulation"):
        for file in _files(library, kind):
            for index, alias in enumerate(file.record.alias):
                other = seen.setdefault(alias.casefold(), file.record.id)
                if other != file.record.id:
                    yield file.source.problem(("alias", index), f"sebutan `{alias}` sudah dipakai `{other}`")


def check_words(library: Library) -> Iterator[Problem]:
    """A word has one stem, and a word that is not searched for means nothing else."""
    stems: dict[str, str] = {}
    dropped = {word for record in library.records["words"].values() for word in record.abaikan}
    for file in _files(library, "words"):
        for index, entry in enumerate(file.record.dasar):
            for word in (entry.dasar, *entry.kata):
                other = stems.setdefault(word, entry.dasar)
                if other != entry.dasar:
                    yield file.source.problem(("dasar", index), f"kata `{word}` sudah berdasar `{other}`")
        for index, meaning in enumerate(file.record.padanan):
            for word in dropped.intersection(meaning.kata):
                message = f"kata `{word}` diabaikan pencarian; hapus di sini atau di `abaikan`"
                yield file.source.problem(("padanan", index), message)


def check_comparisons(library: Library) -> Iterator[Problem]:
    """A comparison answers each of its questions once for everyone in it, if only with what was not found."""
    for file in _files(library, "comparison"):
        questions = [aspect.id for aspect in file.record.aspek]
        for index, party in enumerate(file.record.pihak):
            asked = [cell.aspek for cell in party.isi]
            if asked != questions:
                yield file.source.problem(
                    ("pihak", index, "isi"), f"aspek `{party.istilah}` harus {', '.join(questions)}, menurut urutan itu"
                )
            for place, cell in enumerate(party.isi):
                if not (cell.belum or (cell.sebelum and cell.sesudah)):
                    message = "sel perlu `sebelum` dan `sesudah`, atau `belum`: apa yang tidak ditemukan"
                    yield file.source.problem(("pihak", index, "isi", place), message)


def check_cycles(library: Library) -> Iterator[Problem]:
    """No actor is part of itself, no instrument is replaced by itself, however long the way round."""
    parts = {id: (actor.bagian_dari,) if actor.bagian_dari else () for id, actor in library.records["actor"].items()}
    replaced = {
        id: tuple(change.by.id for change in library.changes.get(id, ()) if change.status.jenis is JenisStatus.DIGANTI)
        for id in library.records["regulation"]
    }
    for kind, field, graph in (("actor", "bagian_dari", parts), ("regulation", "status", replaced)):
        for file in _files(library, kind):
            if way := _way_round(file.record.id, graph):
                yield file.source.problem((field,), f"`{field}` berputar: {' → '.join(way)}")


def _way_round(start: str, graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a way from a node back to itself, or nothing."""
    pending = [[start]]
    seen: set[str] = set()
    while pending:
        way = pending.pop()
        for step in graph.get(way[-1], ()):
            if step == start:
                return [*way, start]
            if step not in seen:
                seen.add(step)
                pending.append([*way, step])
    return []


# ---------------------------------------------------------------------------


def _files(library: Library, kind: str) -> Iterator[File]:
    return (file for file in library.files if file.kind == kind)


def _home(library: Library, id: str) -> tuple[File, KeyPath]:
    if id in library.provisions:
        return library.provisions[id].file, library.provisions[id].path
    return next(file for file in library.files if file.kind != "bab" and file.record.id == id), ()


def _cite(provision: Provision) -> str:
    """Return a provision's citation inside its own law, for messages."""
    return citations.format_citation(citations.Citation(None, citations.parse_id(provision.id).path))


Rule = Callable[[Library], Iterator[Problem]]

# Each pass may rely on the ones before it: references are followed once ids and numbers are right, changes once the
# citations that name them lead somewhere.
PASSES: Sequence[Sequence[Rule]] = (
    (check_ids, check_instrument_ids, check_evidence_ids, check_sequences),
    (
        check_references,
        check_citations,
        check_aliases,
        check_words,
        check_summaries,
        check_unwritten,
        check_time_limits,
        check_regulation_limits,
        check_delegations,
        check_histories,
        check_activities,
        check_comparisons,
    ),
    (check_statuses, check_cycles, check_extensions),
)
