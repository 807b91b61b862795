"""Identity: ids, file names, numbers in sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from .. import citations
from ..library import Library
from ..models import Bab, Ketentuan
from ..problems import Problem
from ..records import File
from ..walk import Path as KeyPath

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


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
        for file in library.of_kind(kind):
            record = file.record
            if record.nomor is None:
                expected = f"uud-{record.tahun}"
            else:
                expected = citations.instrument_id(record.jenis.value, str(record.nomor), str(record.tahun))
            if record.id != expected:
                yield file.source.problem(("id",), f"id harus `{expected}` menurut jenis, tahun, dan nomornya")
    for file in library.of_kind("ruling"):
        expected = re.sub(r"[^a-z0-9]+", "-", f"putusan-{file.record.lembaga}-{file.record.nomor}".lower())
        if file.record.id != expected:
            yield file.source.problem(("id",), f"id harus `{expected}` menurut lembaga dan nomornya")


def check_evidence_ids(library: Library) -> Iterator[Problem]:
    """No source takes the id of an instrument, since `sumber` may name either."""
    for file in library.of_kind("source"):
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
