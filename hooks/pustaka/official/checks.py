"""What is wrong in a law as it was read: gaps and repetitions in its numbers, empty units, text that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..problems import Problem
from . import marks
from .document import Document, Unit
from .text import quoted

_NAMES = {"bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf", "buku": "BUKU", "pasal": "Pasal", "ayat": "ayat",
          "huruf": "huruf", "angka": "angka"}  # fmt: skip
_CUT = re.compile(r"\bsebagaimana\s+(?:dan|atau|huruf|ayat|angka|[Pp]asal)\b[^.;]*")
_STOPPED = re.compile(r"[.;:,!?…][\"”’')\]]*$|[.;,:\s](?:dan/atau|dan|atau|serta)$|^[Dd]ihapus\.?$")
_AWAITING = re.compile(r"[;,]\s*(?:dan/atau|dan|atau|serta)$")


def check(document: Document) -> Iterator[Problem]:
    """Yield every problem of the law, each at the line of the unit it concerns."""
    yield from _headings(document)
    yield from _series([unit for _, unit in document.pasal()], "", roman=document.amending)
    for _, unit in document.pasal():
        yield from _provision(unit, f"Pasal {unit.nomor}")
    for name in ("menimbang", "mengingat"):
        part = document.bagian[name]
        if part.mark and not part.anak:
            yield _problem(part, f"{name.capitalize()} kosong.")
        yield from _children(part, name.capitalize())
    yield from _explanation(document)
    for unit in document.sisa:
        yield _problem(
            unit, f"teks ini tidak termasuk pasal mana pun (judul pasalnya mungkin hilang): {quoted(unit.teks, 200)}"
        )


def _problem(unit: Unit, message: str) -> Problem:
    line = unit.row.line
    return Problem(line.path, line.number, unit.row.column(unit.index), line.where + message)


def _headings(document: Document) -> Iterator[Problem]:
    last: dict[str, Unit] = {}
    kinds = ("buku", "bab", "bagian", "paragraf")
    for unit, after in zip(document.batang, [*document.batang[1:], None], strict=True):
        if unit.jenis == "pasal":
            continue
        if not unit.teks:
            yield _problem(unit, f"{_NAMES[unit.jenis]} {unit.nomor} tidak mempunyai judul.")
        if after is None or (after.jenis != "pasal" and kinds.index(after.jenis) <= kinds.index(unit.jenis)):
            yield _problem(unit, f"{_NAMES[unit.jenis]} {unit.nomor} {quoted(unit.teks)} tidak berisi pasal.")
        yield from _step(last.get(unit.jenis), unit, "")
        last[unit.jenis] = unit
        for kind in kinds[kinds.index(unit.jenis) + 1 :]:
            if kind != "bab":
                last.pop(kind, None)


def _series(units: Sequence[Unit], where: str, *, roman: bool = False) -> Iterator[Problem]:
    before: Unit | None = None
    for unit in units:
        yield from _step(before, unit, where, roman=roman)
        before = unit


def _step(before: Unit | None, unit: Unit, where: str, *, roman: bool = False) -> Iterator[Problem]:
    """Yield what is wrong between a unit and the one of its kind before it."""
    name = f"{_NAMES[unit.jenis]} {_shown(unit)}"
    here, last = _value(unit, roman), _value(before, roman) if before else "0"
    if marks.follows(last, here):
        return
    if before is not None and marks.number_key(here) <= marks.number_key(last):
        yield _problem(
            unit,
            f"{name}{where} berulang atau mundur sesudah {_NAMES[unit.jenis]} {_shown(before)}; "
            "mungkin ada judul pasal yang hilang.",
        )
        return
    gone = marks.number_key(here)[0] - marks.number_key(last)[0] - 1
    missing = f"{gone} {_NAMES[unit.jenis]}" if gone > 0 else f"{_NAMES[unit.jenis]} yang mendahuluinya"
    behind = f"sesudah {_NAMES[unit.jenis]} {_shown(before)}" if before else "di awal"
    yield _problem(unit, f"{name}{where} datang {behind}: {missing} tidak ditemukan.")


def _value(unit: Unit, roman: bool = False) -> str:
    if unit.jenis == "bab" or (roman and unit.jenis == "pasal"):
        match = re.match(r"([IVXLC]+)([A-Z]?)$", unit.nomor)
        return f"{marks.roman_value(match[1])}{match[2]}" if match else unit.nomor
    if unit.jenis in ("bagian", "buku"):
        return str(marks.ordinal_value(unit.nomor) or marks.roman_value(unit.nomor))
    if unit.jenis == "huruf":
        return str(marks.letter_value(unit.nomor))
    return unit.nomor


def _shown(unit: Unit) -> str:
    return f"({unit.nomor})" if unit.jenis == "ayat" else unit.nomor


def _provision(unit: Unit, where: str) -> Iterator[Problem]:
    if not unit.anak and not unit.teks:
        yield _problem(unit, f"{where} kosong: tidak ada teks di bawah judulnya.")
    yield from _children(unit, where)


def _children(unit: Unit, where: str) -> Iterator[Problem]:
    """Yield the problems of everything below `unit`."""
    for kind in ("ayat", "huruf", "angka"):
        yield from _series([child for child in unit.anak if child.jenis == kind], f" {where}")
    for child in unit.anak:
        place = where if child.jenis == "alinea" else f"{where} {_NAMES[child.jenis]} {_shown(child)}"
        if child.jenis == "pasal":
            yield from _provision(child, f"{where} (Pasal {child.nomor})")
            continue
        yield from _text(child, place)
        yield from _children(child, place)
    listed = [child for child in unit.anak if child.style]
    if listed and _AWAITING.search(listed[-1].leaf().teks) and listed[-1] is unit.anak[-1]:
        yield _problem(listed[-1], f"{where}: butir sesudah {_NAMES[listed[-1].jenis]} {listed[-1].nomor} hilang, "
                                   f"teksnya berakhir dengan {quoted(listed[-1].leaf().teks[-24:])}.")  # fmt: skip


def _text(unit: Unit, where: str) -> Iterator[Problem]:
    if not unit.teks and not unit.anak:
        yield _problem(unit, f"{where} kosong.")
    elif unit.teks.endswith(":") and not unit.anak and unit.jenis in ("alinea", "ayat", "huruf", "angka"):
        yield _problem(unit, f"{where} mengumumkan daftar, tetapi daftarnya tidak ada.")
    elif (
        unit.teks
        and not unit.anak
        and not _STOPPED.search(unit.teks)
        and unit.jenis not in ("bab", "bagian", "paragraf")
    ):
        yield _problem(
            unit, f"{where} berakhir tanpa tanda baca ({quoted(unit.teks[-30:])}); periksa apakah teksnya terpotong."
        )
    cut = _CUT.search(unit.teks)
    if cut:
        yield _problem(unit, f"{where} memuat rujukan yang terpotong: {quoted(cut[0])}.")


def _explanation(document: Document) -> Iterator[Problem]:
    if not document.penjelasan:
        return
    yield from _series(document.penjelasan, " pada Penjelasan", roman=document.amending)
    known = {unit.nomor for _, unit in document.pasal()}
    for unit in document.penjelasan:
        if unit.nomor not in known:
            yield _problem(
                unit, f"Penjelasan Pasal {unit.nomor} tidak mempunyai pasal pada batang tubuh: {quoted(unit.teks, 200)}"
            )
        elif not unit.teks:
            yield _problem(unit, f"Penjelasan Pasal {unit.nomor} kosong.")
    last = document.penjelasan[-1]
    explained = {unit.nomor for unit in document.penjelasan}
    for nomor in sorted(known - explained, key=marks.number_key):
        yield _problem(last, f"Pasal {nomor} tidak mempunyai Penjelasan.")
