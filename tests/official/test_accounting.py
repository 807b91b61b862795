"""Nothing is dropped silently: every letter of a file is in the JSON or in the report."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import writers
from .conftest import Bring
from .statutes import KEBUN, PERUBAHAN
from .test_formats import CLEAN, SLIPPED


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def rendered(law) -> str:
    """Return everything the JSON holds, with the words that its keys stand for."""
    parts = [
        law[key]
        for key in (
            "pembuka",
            "penetapan",
            "penutup",
            "lampiran",
            "penjelasan_pembuka",
            "penjelasan_umum",
            "penjelasan_penutup",
        )
    ]
    parts += [entry["teks"] for entry in law["tidak_ditempatkan"]]
    for name in ("menimbang", "mengingat"):
        parts += [name.capitalize(), *map(below, law[name])] if law[name] else []
    last: dict[str, object] = {}
    for entry in law["pasal"]:
        for kind, word in (("bab", "BAB"), ("bagian", "Bagian"), ("paragraf", "Paragraf")):
            if entry[kind] and entry[kind] != last.get(kind):
                parts += [word, entry[kind]["nomor"], entry[kind]["judul"]]
        last = entry
        parts += ["Pasal", str(entry["nomor"]), *map(below, entry["isi"])]
    if law["penjelasan_pembuka"]:
        parts += [
            "I UMUM II PASAL DEMI PASAL",
            *(f"Pasal {entry['nomor']} {entry['penjelasan']}" for entry in law["pasal"]),
        ]
    return " ".join(parts)


def below(node) -> str:
    words = {"pasal": "Pasal ", "bab": "BAB "}
    return " ".join([words.get(node["jenis"], "") + node["nomor"], node["teks"], *map(below, node["anak"])])


@pytest.mark.parametrize("statute", [KEBUN, PERUBAHAN], ids=["undang-undang", "perubahan"])
@pytest.mark.parametrize(
    "name", ["teks.md", "teks.txt", "sekretariat.pdf", "lembaran.pdf", "tangan.docx", "nomor.docx", "portal.html"]
)
def test_every_letter_of_a_law_is_in_the_json(bring: Bring, name, statute) -> None:
    blocks = writers.blocks(statute)
    _, law = bring({name: CLEAN[name](blocks)}, statute.id)
    assert letters(rendered(law)) == letters(" ".join(block.line for block in blocks))


@pytest.mark.parametrize("name", SLIPPED)
def test_letters_that_are_not_in_the_json_are_in_the_report(bring: Bring, name) -> None:
    """Text files show every character they hold, so that heads, catchwords and slips can be counted too."""
    data = SLIPPED[name](writers.slipped(writers.blocks(KEBUN)))
    report, law = bring({name: data}, KEBUN.id)
    before, after = (letters("".join(getattr(mend, side) for mend in report.mends)) for side in ("before", "after"))
    if name.endswith((".md", ".txt")):
        assert letters(rendered(law)) + before - after == letters(data.decode())
    held = letters(rendered(law)) + before
    assert not letters(" ".join(block.line for block in writers.blocks(KEBUN))) - held


LINES = st.sampled_from(
    "Pasal 1|Pasal 2|Pasal 3|Pasal 5|Pasal 2A|BAB I UMUM|BAB II|Bagian Kesatu Umum|Paragraf 1 Satu|(1) Setiap orang wajib hadir.|(2) Setiap orang"
    "|(3) berhak:|a. satu;|b. dua; dan c. tiga.|1. empat|2) lima;|dan seterusnya|sebagaimana dimaksud dalam|Pasal 9 ayat (2) huruf a. Pasal 3 Isi."
    "|Menimbang :|Mengingat:|MEMUTUSKAN:|Agar setiap orang mengetahuinya.|PENJELASAN|ATAS|I. UMUM|II. PASAL DEMI PASAL|Cukup jelas.|PENJELASAN ATAS"
    "|TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 1|LAMPIRAN|- 2 -|c. bahwa . . .|www.peraturan.go.id|perundang-|undangan| . |__|LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2031 NOMOR 1|\f".split("|")
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(LINES, min_size=1, max_size=40))
def test_shuffled_lines_lose_nothing(bring: Bring, lines) -> None:
    """Whatever stands where it should not: the importer counts the letters it read against those it holds, and says so."""
    report, _ = bring({"a.txt": "\n".join(["Pasal 1", "Satu.", *lines]).encode()}, KEBUN.id)
    assert not [problem for problem in report.problems if "Hitungan huruf" in problem.message]
    if report.written:
        report.written.unlink()
