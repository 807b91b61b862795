"""What `pustaka import` recovers of each fixture, and what it takes for a hundred pages."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pustaka.official import import_files
from pypdf import PdfReader

from tests.official import writers
from tests.official.statutes import KEBUN, PERUBAHAN, Statute, alinea, angka, ayat, huruf, provision

from .measure import PYTHON, ROOT, table

KINDS = ("pasal", "ayat", "huruf", "angka")
FORMATS: dict[str, Callable[[Sequence[writers.Block]], bytes]] = {
    "md": writers.markdown,
    "txt": writers.pages_of_text,
    "sekretariat.pdf": writers.pdf,
    "lembaran.pdf": lambda blocks: writers.pdf(blocks, style="lembaran", font="Helvetica", size=10),
    "docx": writers.word,
    "nomor.docx": lambda blocks: writers.word(blocks, automatic=True),
    "html": writers.portal,
    "daftar.html": lambda blocks: writers.portal(blocks, lists=True),
}
# The peak is asked of the process itself: what a parent is told of a child includes the parent's own size at the fork.
IMPORT = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pustaka.official import import_files
assert import_files([Path(sys.argv[2])], sys.argv[3], Path(sys.argv[4]), date(2031, 5, 1)).written
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def run() -> str:
    """Return both tables: units recovered, to the letter, of those in the truth (goal: all); seconds and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return "\n".join([_recovery(folder), _cost(folder)])


def _recovery(folder: Path) -> str:
    rows = [("fixture", *KINDS, "problems", "mends")]
    for statute in (KEBUN, PERUBAHAN):
        blocks = writers.blocks(statute)
        for form, write in FORMATS.items():
            rows.append(_row(folder, f"{statute.id}.{form}", write(blocks), statute.expected()))
        for form in ("md", "txt", "sekretariat.pdf", "docx", "html"):
            data = FORMATS[form](writers.slipped(blocks))
            rows.append(_row(folder, f"{statute.id}.slips.{form}", data, statute.expected()))
    shared = ROOT.parent / "shared"
    for path in sorted((shared / "teks-mentah").glob("*.md")) if shared.is_dir() else ():
        truth = json.loads((shared / "teks-resmi" / f"{path.stem}.json").read_text(encoding="utf-8"))
        rows.append(_row(folder, path.name, path.read_bytes(), truth))
    return table("Import: units recovered, to the letter (goal: all)", rows)


def _row(folder: Path, name: str, data: bytes, truth: dict[str, Any]) -> tuple[str, ...]:
    (folder / name).write_bytes(data)
    report = import_files([folder / name], truth["id"], folder / "out", date(2031, 5, 1))
    law = json.loads(report.written.read_text(encoding="utf-8")) if report.written else {"pasal": []}
    wanted, found = Counter(_units(truth)), Counter(_units(law))
    kept = wanted & found
    counts = []
    for kind in KINDS:
        total = sum(count for unit, count in wanted.items() if unit[0] == kind)
        counts.append(f"{sum(count for unit, count in kept.items() if unit[0] == kind)}/{total}")
    return (name, *counts, str(len(report.problems)), str(len(report.mends)))


def _units(law: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield every unit as kind, path and text; a pasal's text is that of its paragraphs and its elucidation."""

    def below(nodes: list[dict[str, Any]], path: str) -> Iterator[tuple[str, str, str]]:
        for node in nodes:
            here = path if node["jenis"] == "alinea" else f"{path}/{node['jenis']}-{node['nomor']}"
            if node["jenis"] != "alinea":
                yield node["jenis"], here, node["teks"]
            yield from below(node["anak"], here)

    for entry in law["pasal"]:
        own = [node["teks"] for node in entry["isi"] if node["jenis"] == "alinea"]
        yield "pasal", str(entry["nomor"]), " ".join([*own, entry["penjelasan"]])
        yield from below(entry["isi"], str(entry["nomor"]))


def _long() -> Statute:
    """Return an invented statute of some hundred printed pages."""
    sentence = "Setiap pengurus sebagaimana dimaksud pada ayat (1) wajib menyampaikan laporan paling lama 7 (tujuh) hari kepada kepala kampung."
    items = huruf(
        "rencana tanam musim depan;", ("hasil panen:", angka("padi; dan", "sayur.")), "keadaan Lumbung Pangan."
    )
    pasal = [
        provision(
            number,
            "I",
            "KETENTUAN UMUM",
            ayat(1, "Pengurus menyusun laporan."),
            ayat(2, sentence),
            ayat(3, "Laporan memuat:", *items),
        )
        for number in range(1, 330)
    ]
    closing = provision(330, "I", "KETENTUAN UMUM", alinea("Undang-Undang ini mulai berlaku pada tanggal diundangkan."))
    return Statute(91, 2031, KEBUN.tentang, KEBUN.menimbang, KEBUN.mengingat, (*pasal, closing), KEBUN.umum)


def _cost(folder: Path) -> str:
    blocks = writers.blocks(_long(), explained=False)
    pages = len(PdfReader(_saved(folder, "panjang.pdf", writers.pdf(blocks))).pages)
    rows = [("format", "pages", "seconds per 100 pages", "MiB")]
    for form in ("sekretariat.pdf", "txt", "docx", "html", "md"):
        path = _saved(folder, f"panjang.{form}", FORMATS[form](blocks))
        start = time.perf_counter()
        command = [PYTHON, "-c", IMPORT, str(ROOT / "hooks"), str(path), KEBUN.id, str(folder / "out")]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024
        seconds = time.perf_counter() - start
        rows.append((form, str(pages), f"{seconds * 100 / pages:.2f}", f"{peak:.0f}"))
    return table("Import: cost (limits: 20 s and 500 MB a file)", rows)


def _saved(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name
