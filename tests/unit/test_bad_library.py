"""A library with every mistake once: the rows are edits of the good sample, each with the exact problem it must cause.

Rows of one pass are made together, so that each test also shows that one bad record hides no other.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from pustaka.checks import load
from pustaka.problems import RecordsError

from tests.places import SAMPLES


class Mistake(NamedTuple):
    """An edit: in this file the text becomes another; with an empty text the file is written anew."""

    file: str
    text: str
    becomes: str


BAB1, BAB2 = "laws/uu-2001-1/bab-01.yml", "laws/uu-2001-1/bab-02.yml"
LAW = "laws/uu-2001-1/law.yml"
RULE = "laws/regulations/permensos-2002-3.yml"
RULING = "laws/rulings/putusan-mk-1-puu-i-2003.yml"
ACTIVITY = "roadmap/activities/satu.yml"
ORGANISATION = "roadmap/organisations/ikatan.yml"
EVENT = "roadmap/events/2002-peresmian.yml"
SOURCE = "roadmap/sources/sumber-satu.yml"
TERM = "glossary/terms/taman-bacaan.yml"
ACTOR = "glossary/actors/pengelola.yml"
WORDS = "glossary/words/kata.yml"

SHAPE = [
    Mistake(BAB1, "perihal: Tujuan", "perihl: Tujuan"),
    Mistake(BAB2, "sifat: wajib, tindakan: membuka", "sifat: boleh, tindakan: membuka"),
    Mistake(LAW, "tahun: 2001", "tahun: dua ribu"),
    Mistake(LAW, "diundangkan: 2001-01-31", "diundangkan: 2001-02-31"),
    Mistake(RULE, "ditetapkan: 2002-02-02", "ditetapkan: 2 Februari 2002"),
    Mistake(RULE, "tentang: Keadaan Darurat Taman Bacaan", "tentang: 17"),
    Mistake(RULING, "norma: [Pasal 4 UU 1/2001]", "norma: Pasal 4 UU 1/2001"),
    Mistake(ACTIVITY, "nomor: 1", "nomor: 7"),
    Mistake(ORGANISATION, "", "- daftar\n"),
    Mistake(EVENT, "", ""),
    Mistake(SOURCE, "https://taman.example/catatan", "javascript:alert(1)"),
    Mistake(TERM, "jenis: undang-undang", "jenis: undang-undang\njenis: profesi"),
    Mistake(ACTOR, "ringkasan: Pengurus", "ringkasan: '  '\nx: Pengurus"),
    Mistake(WORDS, "kata: [perpus]", "kata: [Perpus!]"),
    Mistake("laws/guides/taman-tutup.yml", "jenis: koreksi", "jenis: perbaikan"),
    Mistake("glossary/actors/pembaca.yaml", "", "id: pembaca\n"),
    Mistake("glossary/terms/pengelola.yml", "id: pengelola", "id: Pengelola!"),
    Mistake("glossary/terms/arah.yml", "", "id: arah\nistilah: Wali \u202ehari\u202c\nringkasan: lunak\u00adtanda\n"),
    Mistake("glossary/terms/lolos.yml", "", 'id: lolos\nistilah: "Wali\\u200bhari"\n"jen\\u2066is": "a\\0b"\n'),
    Mistake("glossary/terms/nomor.yml", "", "id: nomor\nistilah: ' '\njenis: profesi\ndiperiksa: 2020-01-01\n"),
    Mistake("roadmap/organisations/situs.yml", "", "situs: data:text/html,<script>\n"),
]

IDENTITY = [
    Mistake(LAW, "id: uu-2001-1", "id: uu-2001-2"),
    Mistake(LAW, "jumlah_pasal: 5", "jumlah_pasal: 6"),
    Mistake(BAB1, "nomor: I\n", "nomor: III\n"),
    Mistake(BAB1, "- nomor: 2\n  perihal: Tujuan", "- nomor: 1\n  perihal: Tujuan"),
    Mistake(BAB1, "  - nomor: 2\n    ringkasan: Orang", "  - nomor: 3\n    ringkasan: Orang"),
    Mistake(BAB2, "nomor: a\n", "nomor: b\n"),
    Mistake(BAB2, "    - nomor: 2\n      ringkasan: Keadaan", "    - nomor: 4\n      ringkasan: Keadaan"),
    Mistake(BAB2, "- nomor: 2\n  judul: Pembaca", "- nomor: 3\n  judul: Pembaca"),
    Mistake(RULE, "tahun: 2002", "tahun: 2003"),
    Mistake(RULING, "nomor: 1/PUU-I/2003", "nomor: 2/PUU-I/2003"),
    Mistake(ACTOR, "id: pengelola", "id: pengurus"),
    Mistake("roadmap/sources/permensos-2002-3.yml", "", f"COPY {SOURCE}"),
    Mistake("roadmap/sources/permensos-2002-3.yml", "id: sumber-satu", "id: permensos-2002-3"),
]

RELATIONS = [
    Mistake(BAB1, "Taman Bacaan didirikan", "Menurut Pasal 9 Taman Bacaan didirikan"),
    Mistake(BAB1, "Istilah yang dipakai", "Istilah menurut Pasal 3 UU 9/2009 yang dipakai"),
    Mistake(BAB1, "tanggal: 2020-02-02", "tanggal: 2020-06-06"),
    Mistake(BAB1, "sumber: [sumber-satu, uu-2001-1]", "sumber: [sumber-lupa]"),
    Mistake(BAB2, "merujuk: [ayat (2)]", "merujuk: [ayat (7)]"),
    Mistake(BAB2, "merujuk: [Pasal 2]", "merujuk: [pasal yang lalu]"),
    Mistake(BAB2, "pelaku: [pembaca]", "pelaku: [pembaka]"),
    Mistake(BAB2, "dipenuhi: [permensos-2002-3], derajat: terbaca", "dipenuhi: [permensos-2002-4]"),
    Mistake(
        BAB2,
        "tenggat: {maks: 7, satuan: hari, sejak: buku diterima}",
        "tenggat: {satuan: hari, sejak: buku diterima, pelaku: pembaca}",
    ),
    Mistake(BAB2, "perihal: penetapan aturan pelaksana, ", ""),
    Mistake(BAB2, "dipenuhi: belum-ditemukan, ", "dipenuhi: belum-ditemukan, derajat: terbaca, "),
    Mistake(BAB2, "      ringkasan: Keadaan darurat ditetapkan Menteri.\n", ""),
    Mistake(BAB2, "        ringkasan: membuka taman setiap hari\n", ""),
    Mistake(BAB2, "oleh: Putusan MK 1/PUU-I/2003", "oleh: Putusan MK 9/PUU-I/2003"),
    Mistake(RULE, "sumber: sumber-satu", "sumber: sumber-dua\nalias: [UU Taman Bacaan]"),
    Mistake(ACTIVITY, "peristiwa: 2002-peresmian", "peristiwa: 2003-peresmian"),
    Mistake(ACTIVITY, "keadaan: Berjalan.", "keadaan: Berjalan menurut ayat (1)."),
    Mistake("roadmap/activities/dua.yml", "", f"COPY {ACTIVITY}"),
    Mistake("roadmap/activities/dua.yml", "id: satu", "id: dua"),
    Mistake(TERM, "diperiksa:", "lihat: [hantu]\ndiperiksa:"),
    Mistake(WORDS, "padanan:\n", "- {dasar: bacaan}\npadanan:\n- {kata: [apa], berarti: [taman]}\n"),
]

CHANGES = [
    Mistake(ACTOR, "istilah: pengelola", "istilah: pengelola\nbagian_dari: pembaca"),
    Mistake("glossary/actors/pembaca.yml", "jenis: masyarakat", "jenis: masyarakat\nbagian_dari: pengelola"),
    Mistake(
        BAB2,
        "    - {jenis: inkonstitusional,",
        "    - {jenis: inkonstitusional, oleh: Putusan MK 1/PUU-I/2003, tanggal: 2003-03-03, derajat: terbaca,"
        " sumber: sumber-satu, ketentuan: [Pasal 2]}\n    - {jenis: inkonstitusional,",
    ),
]

PASSES = {"shape": SHAPE, "identity": IDENTITY, "relations": RELATIONS, "changes": CHANGES}


def _spoil(root: Path, mistakes: list[Mistake]) -> None:
    shutil.copytree(SAMPLES / "good", root, dirs_exist_ok=True)
    for mistake in mistakes:
        path = root / mistake.file
        if not mistake.text:
            copied = mistake.becomes.removeprefix("COPY ")
            text = (SAMPLES / "good" / copied).read_text(encoding="utf-8") if copied != mistake.becomes else copied
            path.write_text(text, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert mistake.text in text, mistake
        path.write_text(text.replace(mistake.text, mistake.becomes, 1), encoding="utf-8")


@pytest.mark.parametrize("name", ["shape", "identity", "relations", "changes"])
def test_every_mistake_is_told_once_at_its_place(name: str, tmp_path: Path) -> None:
    _spoil(tmp_path, PASSES[name])
    with pytest.raises(RecordsError) as caught:
        load(tmp_path)
    expected = (Path(__file__).parent / f"bad_library_{name}.txt").read_text(encoding="utf-8")
    assert "".join(f"{problem}\n" for problem in caught.value.problems) == expected
