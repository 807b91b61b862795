"""The grammar, a rule a row: what a text is read as, and what is said about it."""

from __future__ import annotations

import pytest
from pustaka.official import marks

from .conftest import Bring

LAW = "uu-2031-91"
TITLE = "Judul peraturan tidak ditemukan; teks dianggap UU 91/2031."


def outline(nodes) -> str:
    """Return a tree as one line: kinds by their sign, text cut to its first word."""
    signs = {"alinea": "-", "ayat": "({})", "huruf": "{}.", "angka": "{}", "pasal": "P{}", "bab": "BAB {}"}
    parts = []
    for node in nodes:
        below = f"[{outline(node['anak'])}]" if node["anak"] else ""
        word = node["teks"].split()[0] if node["teks"] else ""
        parts.append(f"{signs[node['jenis']].format(node['nomor'])}{word}{below}")
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 1\nSatu.\nPasal 2\nDua.", "1: -Satu. | 2: -Dua."),
        ("Pasal 1\nSatu.\nPasal 1A\nSisip.\nPasal 2\nDua.", "1: -Satu. | 1A: -Sisip. | 2: -Dua."),
        ("Pasal 1\n(1) Satu.\n(2) Dua:\na. apel;\nb. beri.\n(3) Tiga.", "1: (1)Satu. (2)Dua:[a.apel; b.beri.] (3)Tiga."),
        ("Pasal 1\nIsi:\na. apel:\n1. beri:\na) ceri:\n1) duku;\n2) enau.\nb. fuli.", "1: -Isi:[a.apel:[1beri:[a.ceri:[1duku; 2enau.]]] b.fuli.]"),
        # Inside a line
        ("Pasal 1\nIsi:\na. apel; dan b. beri.", "1: -Isi:[a.apel; b.beri.]"),
        ("Pasal 1\nIsi: a. apel; b. beri; dan/atau c. ceri.", "1: -Isi:[a.apel; b.beri; c.ceri.]"),
        ("Pasal 1\n(1) Satu. (2) Dua.", "1: (1)Satu. (2)Dua."),
        ("Pasal 1 (1) Satu.\n(2) Dua. Pasal 2 Tiga.", "1: (1)Satu. (2)Dua. | 2: -Tiga."),
        # References are no headings
        ("Pasal 1\nMenurut ayat (1) dan\n(2) dilakukan.", "1: -Menurut"),
        ("Pasal 1\nSesuai dengan\nPasal 2 ayat (1) dan huruf\na. adalah rujukan.\nPasal 2\nDua.", "1: -Sesuai | 2: -Dua."),
        ("Pasal 1\nBerlaku.\nPasal 2 Undang-Undang Dasar berlaku.\nPasal 2\nDua.", "1: -Berlaku. -Pasal | 2: -Dua."),
        # What a scanner reads
        ("Pasa1 1\nSatu.\nPasal l2\nDua.", "1: -Satu. | 12: -Dua."),
        ("Pasal 1\n(l) Satu.\n(2} Dua.\n3) Tiga.", "1: (1)Satu. (2)Dua. (3)Tiga."),
        ("Pasal 1\nIsi:\na. apel;\nb. beri;\nc. ceri;\nd. duku;\ne. enau;\nf. fuli;\n9. gula.", "1: -Isi:[a.apel; b.beri; c.ceri; d.duku; e.enau; f.fuli; g.gula.]"),
        ("Pasal 1\nIsi:\nl. apel;\n2. beri.", "1: -Isi:[1apel; 2beri.]"),
        # The end of a list
        ("Pasal 1\nDilarang:\na. apel; atau\nb. beri,\n\nkecuali darurat.", "1: -Dilarang:[a.apel; b.beri,] -kecuali"),
    ],
)  # fmt: skip
def test_a_text_is_read_as(bring: Bring, text, expected) -> None:
    _, law = bring({"a.txt": text.encode()}, LAW)
    assert " | ".join(f"{entry['nomor']}: {outline(entry['isi'])}" for entry in law["pasal"]) == expected


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Pasal 1\nSatu.\nPasal 3\nTiga.", 3, "Pasal 3 datang sesudah Pasal 1: 1 Pasal tidak ditemukan."),
        ("Pasal 2\nDua.", 1, "Pasal 2 datang di awal: 1 Pasal tidak ditemukan."),
        ("Pasal 1\nSatu.\nPasal 1\nLagi.", 3, "Pasal 1 berulang atau mundur sesudah Pasal 1; mungkin ada judul pasal yang hilang."),
        ("Pasal 1\n(1) Satu.\n(3) Tiga.", 3, "ayat (3) Pasal 1 datang sesudah ayat (1): 1 ayat tidak ditemukan."),
        ("Pasal 1\n(1) Satu.\n(2) Dua.\n(1) Lain.", 4, "ayat (1) Pasal 1 berulang atau mundur sesudah ayat (2); mungkin ada judul pasal yang hilang."),
        ("Pasal 1\nIsi:\na. apel;\nc. ceri.", 4, "huruf c Pasal 1 datang sesudah huruf a: 1 huruf tidak ditemukan."),
        ("Pasal 1\nPasal 2\nDua.", 1, "Pasal 1 kosong: tidak ada teks di bawah judulnya."),
        ("Pasal 1\nIsi meliputi:\nPasal 2\nDua.", 2, "Pasal 1 mengumumkan daftar, tetapi daftarnya tidak ada."),
        ("Pasal 1\nIsi:\na. apel; dan\nPasal 2\nDua.", 3, "Pasal 1: butir sesudah huruf a hilang, teksnya berakhir dengan “apel; dan”."),
        ("Pasal 1\nHal sebagaimana dan huruf e dapat terjadi.", 2, "Pasal 1 memuat rujukan yang terpotong: “sebagaimana dan huruf e dapat terjadi”."),
        ("Pasal 1\nTeks yang berhenti di tengah\nPasal 2\nDua.", 2, "Pasal 1 berakhir tanpa tanda baca (“Teks yang berhenti di tengah”); periksa apakah teksnya terpotong."),
        ("BAB I\nPasal 1\nSatu.", 1, "BAB I tidak mempunyai judul."),
        ("BAB I UMUM\nPasal 1\nSatu.\nBAB III AKHIR\nPasal 2\nDua.", 4, "BAB III datang sesudah BAB I: 1 BAB tidak ditemukan."),
        ("BAB I UMUM\nPasal 1\nSatu.\nBAB II AKHIR", 4, "BAB II “AKHIR” tidak berisi pasal."),
        ("BAB I UMUM\n(1) Setiap orang wajib.\nPasal 1\nSatu.", 2, "teks ini tidak termasuk pasal mana pun (judul pasalnya mungkin hilang): “(1) Setiap orang wajib.”"),
        ("Pasal 1\nSatu.\nAgar setiap orang mengetahuinya.\nPENJELASAN\nATAS\nII. PASAL DEMI PASAL\nPasal 1\nPasal 2\nCukup jelas.", 7, "Penjelasan Pasal 1 kosong."),
        ("Pasal 1\nSatu.\nAgar setiap orang mengetahuinya.\nPENJELASAN\nATAS\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.", 9, "Penjelasan Pasal 2 tidak mempunyai pasal pada batang tubuh: “Cukup jelas.”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_problem_at_its_line(bring: Bring, text, line, message) -> None:
    report, law = bring({"a.txt": text.encode()}, LAW)
    assert law
    found = [(problem.line, problem.message) for problem in report.problems]
    assert (1, TITLE) in found
    assert (line, message) in found


def test_lost_text_is_kept_apart_in_the_json(bring: Bring) -> None:
    _, law = bring({"a.txt": b"BAB I UMUM\n(1) Setiap orang wajib.\nPasal 1\nSatu.\n"}, LAW)
    assert law["tidak_ditempatkan"] == [{"baris": 2, "halaman": None, "teks": "(1) Setiap orang wajib."}]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("27", "28", True), ("27", "27A", True), ("27A", "27B", True), ("27B", "28", True), ("27", "29", False), ("27", "27B", False), ("28", "27", False), ("0", "1", True), ("2", "2a", True)],
)  # fmt: skip
def test_numbers_follow_each_other(before, after, expected) -> None:
    assert marks.follows(before, after) is expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("Kesatu", 1), ("Pertama", 1), ("KESEPULUH", 10), ("Kesebelas", 11), ("Kedua Belas", 12), ("Kedua Puluh", 20), ("Kedua Puluh Satu", 21), ("Ketentuan", 0)],
)  # fmt: skip
def test_ordinals_have_values(text, value) -> None:
    assert marks.ordinal_value(text) == value
