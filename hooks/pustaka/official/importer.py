"""Import: files in, `<id>.json` out, with a report of every problem and every mend."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..problems import Problem
from . import checks, grammar, layout, mends, titles
from .document import Document, Unit, node, provisions
from .readers import Reading, read
from .text import Mend, Row, Unreadable, quoted

_LAW = re.compile(r"[a-z]+(?:-[a-z]+)*-\d{4}-\d+")


@dataclass(frozen=True)
class ImportReport:
    """What came of an import; `written` is the file, None where nothing was written."""

    problems: tuple[Problem, ...]
    mends: tuple[Mend, ...]
    written: Path | None = None
    pasal: int = 0
    ayat: int = 0
    huruf: int = 0
    angka: int = 0


def import_files(paths: Sequence[Path], law: str, out: Path, imported: date) -> ImportReport:
    """Read `paths`, in this order, as the official text of `law` and write `out`/`<law>.json` in one step.

    `imported` is the date recorded in the file. A file that cannot be read, or that holds another law, leaves nothing
    behind; gaps and slips in the text are problems in the report, and the rest of the law is written.
    """
    readings: list[Reading] = []
    sources: list[dict[str, str]] = []
    if not paths or not _LAW.fullmatch(law):
        where = str(paths[0]) if paths else law
        return ImportReport(
            (Problem(where, 1, 1, f"{quoted(law)} bukan id peraturan; tulis jenis-tahun-nomor, misalnya uu-2019-14."),),
            (),
        )
    for path in paths:
        try:
            readings.append(read(path, str(path)))
            sources.append({"berkas": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
        except Unreadable as reason:
            return ImportReport((Problem(str(path), 1, 1, str(reason)),), ())
    try:
        return _import(readings, sources, law, out, imported)
    except Unreadable as reason:
        return ImportReport((Problem(str(paths[0]), 1, 1, str(reason)),), ())


def _import(
    readings: Sequence[Reading], sources: list[dict[str, str]], law: str, out: Path, imported: date
) -> ImportReport:
    problems = [problem for reading in readings for problem in reading.problems]
    done = [mend for reading in readings for mend in reading.aside]
    lines = [line for reading in readings for line in reading.lines]
    rows, aside = layout.body(lines)
    done += aside
    done += mends.mend(rows)
    rows = [row for row in rows if row.text.strip()]
    if not rows:
        raise Unreadable("Berkas tidak berisi teks peraturan.")
    chosen, others, found = _chosen(rows, law)
    done += others
    problems += found
    wrapped = {line.path: reading.wrapped for reading in readings for line in reading.lines[:1]}
    document, parsed = grammar.parse(chosen, wrapped)
    done += parsed
    if not any(True for _ in document.pasal()):
        raise Unreadable(
            "Tidak ada satu pun judul “Pasal …” yang dikenali; pastikan berkasnya teks peraturan yang utuh."
        )
    problems += checks.check(document)
    problems += _unaccounted(chosen, parsed, document)
    data = contents(document, law, sources, imported)
    written = _write(out / f"{law}.json", data)
    articles = [unit for _, unit in document.pasal()]
    count = Counter(unit.jenis for article in articles for unit in article.walk())
    kinds = (len(articles), count["ayat"], count["huruf"], count["angka"])
    return ImportReport(tuple(sorted(set(problems))), tuple(sorted(done)), written, *kinds)


def _chosen(rows: Sequence[Row], law: str) -> tuple[list[Row], list[Mend], list[Problem]]:
    """Return the rows of the law asked for, and a record of the rows of other laws in the same files."""
    segments = titles.segments(rows)
    mine = [part for part in segments if not part.law or titles.same_law(part.law, law)]
    if not mine:
        names = ", ".join(dict.fromkeys(titles.citation(part.law) for part in segments))
        raise Unreadable(f"Berkas ini memuat {names}, bukan {titles.citation(law)}; periksa berkas atau --law.")
    problems = []
    if not segments[0].law:
        line = rows[0].line
        problems.append(
            Problem(
                line.path, line.number, 1, f"Judul peraturan tidak ditemukan; teks dianggap {titles.citation(law)}."
            )
        )
    others = []
    for part in segments:
        if part not in mine:
            what = ("Penjelasan " if part.explanation else "") + titles.citation(part.law)
            others += [row.note(0, f"bagian dari {what}, bukan {titles.citation(law)}; disisihkan.", row.text.strip())
                       for row in rows[part.start : part.stop]]  # fmt: skip
    # An elucidation printed before its law is read after it, as the grammar expects.
    ordered = sorted(mine, key=lambda part: part.explanation)
    chosen = [row for part in ordered for row in rows[part.start : part.stop]]
    return chosen, others, problems


def _unaccounted(rows: Sequence[Row], parsed: Sequence[Mend], document: Document) -> list[Problem]:
    """Return a problem where characters of the body are neither in the law nor set aside; there should be none."""
    read_in = Counter(sign for row in rows for sign in row.text if not sign.isspace())
    held = Counter(sign for unit in document.units() for sign in unit.mark + unit.teks if not sign.isspace())
    held.update(sign for mark in document.marks for sign in mark if not sign.isspace())
    held.update(sign for mend in parsed if not mend.after for sign in mend.before if not sign.isspace())
    lost, added = read_in - held, held - read_in
    if not lost and not added:
        return []
    line = rows[0].line
    detail = f"{lost.total()} hilang ({quoted(''.join(lost))}), {added.total()} berlebih ({quoted(''.join(added))})"
    return [Problem(line.path, line.number, 1, f"Hitungan huruf tidak cocok: {detail}; laporkan berkas ini.")]


def contents(document: Document, law: str, sources: list[dict[str, str]], imported: date) -> dict[str, object]:
    """Return the JSON of a law: first what the records are held to, then where it is from and what stands around it."""
    parts = document.bagian
    considerations = " ".join(unit.teks for unit in parts["menimbang"].walk())
    data: dict[str, object] = {
        "id": law,
        "sebutan": titles.citation(law),
        "tentang": titles.subject(parts["pembuka"].teks, considerations),
        "pasal": provisions(document),
        "sumber": sources,
        "tanggal": imported.isoformat(),
        "pembuka": parts["pembuka"].teks,
        "menimbang": _nodes(parts["menimbang"]),
        "mengingat": _nodes(parts["mengingat"]),
        "penetapan": parts["penetapan"].teks,
        "penutup": parts["penutup"].teks,
        "lampiran": parts["lampiran"].teks,
        "penjelasan_pembuka": parts["penjelasan_pembuka"].teks,
        "penjelasan_umum": parts["penjelasan_umum"].teks,
        "penjelasan_penutup": parts["penjelasan_penutup"].teks,
        "tidak_ditempatkan": [
            {"baris": unit.row.line.number, "halaman": unit.row.line.page, "teks": unit.teks} for unit in document.sisa
        ],
    }
    return data


def _nodes(part: Unit) -> list[dict[str, object]]:
    return [node(child) for child in part.anak]


def _write(path: Path, data: dict[str, object]) -> Path:
    """Write `data` beside `path` and move it there, so that the file is whole or absent."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, suffix=".tmp", delete=False
        ) as file:
            temporary = file.name
            file.write(text)
        Path(temporary).chmod(0o644)  # a temporary file is closed to other readers
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise Unreadable(
            f"{path.name} tidak dapat ditulis ({error.strerror}); periksa folder tujuan dan ruangnya."
        ) from error
    return path
