"""Each rule of verification, on one invented pasal: what the text asks and what answers it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pustaka.checks import load
from pustaka.texts import OfficialText
from pustaka.verify import verify

from tests.places import SAMPLES

# A record of Pasal 2 of the sample law beside official words for it, and the findings that must come (parts of them).
CASES: list[tuple[str, str, str, list[str]]] = [
    ("a true summary", "Taman Bacaan buka setiap hari.", "ringkasan: Setiap hari taman melayani warga.", []),
    (
        "a number that is missing",
        "Pengurus melapor dalam 14 (empat belas) hari.",
        "ringkasan: Pengurus melapor.",
        ["menyebut 14"],
    ),
    (
        "a number in the summary",
        "Pengurus melapor dalam 14 (empat belas) hari.",
        "ringkasan: Ada laporan dalam 14 hari.",
        [],
    ),
    (
        "a number in a time limit",
        "Pengurus melapor paling lama 14 (empat belas) hari sejak buka.",
        "ringkasan: Pengurus memberi laporan.\n  tenggat:\n  - {perihal: laporan, maks: 14, satuan: hari, sejak: buka}",
        [],
    ),
    (
        "an amount",
        "Denda paling banyak Rp50.000.000,00 (lima puluh juta rupiah).",
        "ringkasan: Ada denda paling banyak Rp5.000.000.",
        ["menyebut Rp50.000.000,00"],
    ),
    (
        "numbers of pasal are no numbers",
        "Sebagaimana dimaksud dalam Pasal 4, taman dibuka.",
        "ringkasan: Taman buka.\n  merujuk: [Pasal 4]",
        [],
    ),
    (
        "a reference that is missing",
        "Sebagaimana dimaksud dalam Pasal 4, taman dibuka.",
        "ringkasan: Taman buka.",
        ["merujuk Pasal 4"],
    ),
    (
        "a list of references",
        "Ketentuan Pasal 3 ayat (1) dan Pasal 4 berlaku.",
        "ringkasan: Berlaku.\n  merujuk: [Pasal 3 ayat (1) dan Pasal 4]",
        [],
    ),
    (
        "a duty without mandate",
        "Pengelola wajib membuka taman.",
        "ringkasan: Pengelola membuka taman.",
        ["kata `wajib`"],
    ),
    (
        "a duty with its mandate",
        "Pengelola wajib membuka taman.",
        "ringkasan: Pengelola membuka taman.\n"
        "  mandat:\n  - {pelaku: pengelola, sifat: wajib, tindakan: membuka taman, topik: [layanan]}",
        [],
    ),
    (
        "a modality the text does not have",
        "Pengelola harus membuka taman.",
        "ringkasan: Pengelola membuka taman.\n"
        "  mandat:\n  - {pelaku: pengelola, sifat: wajib, tindakan: membuka taman, topik: [layanan]}",
        ["kata `harus`", "mandat `wajib` tidak punya kata modalnya"],
    ),
    (
        "a possibility, with its reason",
        "Taman dapat rusak.",
        "ringkasan: Taman mungkin rusak.\n  pengecualian: [{aturan: modal, kata: dapat, alasan: kemungkinan}]",
        [],
    ),
    (
        "an exception that answers nothing",
        "Taman dibuka.",
        "ringkasan: Taman buka.\n  pengecualian: [{aturan: modal, kata: dapat, alasan: kemungkinan}]",
        ["pengecualian modal `dapat` tidak diperlukan"],
    ),
    ("words that only contain a modal", "Terdapat hak dan berkas sewajibnya.", "ringkasan: Ada hak serta berkas.", []),
    (
        "an order to make a rule",
        "Tata cara diatur dengan Peraturan Menteri.",
        "ringkasan: Ada aturan lagi.",
        ["perintah pengaturan"],
    ),
    (
        "a condition that is dropped",
        "Taman buka kecuali hari besar.",
        "ringkasan: Taman buka.",
        ["`kecuali` pada teks resmi"],
    ),
    ("a condition in other words", "Dalam hal hujan, taman tutup.", "ringkasan: Bila hujan, taman tutup.", []),
    (
        "a copied run",
        "Setiap warga desa yang tinggal di sekitar taman membaca buku bersama anaknya.",
        "ringkasan: Setiap warga desa yang tinggal di sekitar taman membaca buku bersama cucunya.",
        ["11 kata berturut-turut"],
    ),
    (
        "ten words are allowed, a defined term is one word",
        "Pengelola Taman Bacaan dan warga desa yang tinggal di sekitar sini boleh masuk.",
        "ringkasan: Pengelola Taman Bacaan dan warga desa yang tinggal di sekitar sini saja.",
        [],
    ),
]


def _node(kind: str, number: str, text: str, *below: dict[str, Any]) -> dict[str, Any]:
    return {"jenis": kind, "nomor": number, "teks": text, "anak": list(below)}


@pytest.mark.parametrize(("words", "record", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_provision_beside_its_official_words(words: str, record: str, expected: list[str], tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(SAMPLES / "good", root)
    chapter = root / "laws/uu-2001-1/bab-01.yml"
    text = chapter.read_text(encoding="utf-8")
    old = "ringkasan: Taman Bacaan didirikan agar warga dapat membaca."
    assert old in text
    chapter.write_text(text.replace(old, record), encoding="utf-8")
    official = OfficialText(
        Path("uu-2001-1.json"),
        {"id": "uu-2001-1", "pasal": [{"nomor": 2, "isi": [_node("alinea", "", words)], "penjelasan": ""}]},
    )
    found = [
        problem.message for problem in verify(load(root), official).findings if problem.message.startswith("Pasal 2:")
    ]
    assert len(found) == len(expected), found
    for part, message in zip(expected, sorted(found), strict=True):
        assert part in message


def test_structure_is_held_to_the_text(sample) -> None:
    official = OfficialText(
        Path("uu-2001-1.json"),
        {
            "id": "uu-2001-1",
            "pasal": [
                {"nomor": 3, "isi": [_node("ayat", "1", "x", _node("huruf", "c", "y"))], "penjelasan": ""},
                {"nomor": 6, "isi": [_node("alinea", "", "x")], "penjelasan": ""},
            ],
        },
    )
    messages = [problem.message for problem in verify(sample, official).findings]
    assert "Pasal 3 ayat (1) huruf c UU 1/2001 ada pada teks resmi tetapi belum dicatat" in messages
    assert "Pasal 6 UU 1/2001 ada pada teks resmi tetapi belum dicatat" in messages
    assert "Pasal 3 ayat (1) huruf b UU 1/2001 tidak ada pada teks resmi" in messages


def test_definitions_are_spelled_as_in_the_text(sample) -> None:
    nodes = [
        _node("angka", "1", "Taman Bacaan yang selanjutnya disingkat TBC adalah tempat baca."),
        _node("angka", "2", "Pengelola Taman Bacaan adalah orang."),
    ]
    official = OfficialText(
        Path("uu-2001-1.json"),
        {"id": "uu-2001-1", "pasal": [{"nomor": 1, "isi": [_node("alinea", "", "x", *nodes)], "penjelasan": ""}]},
    )
    messages = [p.message for p in verify(sample, official).findings if "mendefinisikan" in p.message]
    assert messages == [
        "Pasal 1 angka 1: teks resmi mendefinisikan TBC / Taman Bacaan; `definisi` harus menuliskannya persis"
    ]
