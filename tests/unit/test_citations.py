"""The citation grammar: what a jurist writes, and the provisions it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pustaka.citations import (
    Citation,
    CitationError,
    absolute,
    anchor,
    find,
    format_citation,
    instrument_id,
    parse,
    parse_id,
    provisions,
    resolve,
)

ALIASES = {
    "uu sppa": "uu-2012-11",
    "sistem peradilan pidana anak": "uu-2012-11",
    "kesejahteraan sosial": "uu-2009-11",
    "pekerja sosial": "uu-2019-14",
    "undang-undang pekerja sosial": "uu-2019-14",
    "tata cara pengumpulan dan penggunaan sumbangan masyarakat bagi penanganan fakir miskin": "pp-2015-16",
    "kuhp": "uu-2023-1",
    "konvensi hak anak": "konvensi-hak-anak",
}


def _ids(text: str) -> str:
    """Return the ids of all citations in a text; " / " parts the mentions."""
    return " / ".join(" ".join(citation.id for citation in mention.citations) for mention in find(text, aliases=ALIASES))


def _rows(table: str) -> list[tuple[str, str]]:
    """Read a table with one case a line: the text, an arrow, the ids it means."""
    lines = (line.strip() for line in table.splitlines())
    return [(text.strip(), ids.strip()) for text, _, ids in (line.partition("→") for line in lines if line)]


# ---------------------------------------------------------------------------
# Provisions


PROVISIONS = """
    Pasal 7                                     → pasal-7
    Pasal 7 ayat (1)                            → pasal-7/ayat-1
    Pasal 9 ayat (2) huruf d                    → pasal-9/ayat-2/huruf-d
    Pasal 5 ayat (2) huruf b angka 3            → pasal-5/ayat-2/huruf-b/angka-3
    Pasal 1 angka 14                            → pasal-1/angka-14
    Pasal 1 angka 7 huruf a                     → pasal-1/angka-7/huruf-a
    Pasal 4 huruf a                             → pasal-4/huruf-a
    Pasal 27A ayat (1a)                         → pasal-27A/ayat-1a
    Pasal II angka 3                            → pasal-II/angka-3
    Pasal 622 ayat (1) huruf dd                 → pasal-622/ayat-1/huruf-dd
    ayat (1)                                    → ayat-1
    ayat (1) huruf a                            → ayat-1/huruf-a
    huruf a                                     → huruf-a
    angka 4                                     → angka-4
    Bab V                                       → bab-V
    BAB IXA Bagian Kedua Belas Paragraf 3       → bab-IXA/bagian-12/paragraf-3
    pasal 7 Ayat 1 HURUF b                      → pasal-7/ayat-1/huruf-b
    Pasal 33(1)b                                → pasal-33/ayat-1/huruf-b
    Pasal 34 (1)                                → pasal-34/ayat-1
    Pasal 2 angka (3)                           → pasal-2/angka-3
    Pasal 1 butir 14                            → pasal-1/angka-14
    Penjelasan Pasal 30 ayat (1) alinea kedua   → pasal-30/ayat-1
    (Pasal 7 ayat (1)).                         → pasal-7/ayat-1
"""


@pytest.mark.parametrize(("text", "ids"), _rows(PROVISIONS))
def test_a_provision(text: str, ids: str) -> None:
    assert _ids(text) == ids


NO_PROVISIONS = (
    "pasal ini",
    "beberapa pasal",
    "huruf kapital",
    "huruf di atas",
    "ayat suci",
    "angka kematian",
    "angka 4,5",
    "angka 10%",
    "menaikkan angka 8 tahun",
    "Pasal 1angka",
    "Pasal 1.000",
    "Pasal IIX",
    "kepasal 7",
    "sub-huruf a",
    "ayat (0)",
    "/uu/2019/14/pasal-28/",
    "Bagian Kedua",
    "bab 3 buku itu",
)


@pytest.mark.parametrize("text", NO_PROVISIONS)
def test_no_provision(text: str) -> None:
    assert find(text, aliases=ALIASES) == []


def test_white_space_may_be_anything_but_a_blank_line() -> None:
    assert _ids("Pasal\u00a07\nayat\u00a0\u00a0(1)\r\n huruf a") == "pasal-7/ayat-1/huruf-a"
    assert _ids("Pasal 7\n\nayat (1)") == "pasal-7 / ayat-1"
    assert _ids("UU 11/2012\n \nPasal 7") == "uu-2012-11 / pasal-7"


# ---------------------------------------------------------------------------
# Lists and ranges


LISTS = """
    Pasal 9, Pasal 10, dan Pasal 11                 → pasal-9 pasal-10 pasal-11
    Pasal 52 dan Pasal 53                           → pasal-52 pasal-53
    Pasal 8, 11, dan 13                             → pasal-8 pasal-11 pasal-13
    Pasal 96, 100 & 101                             → pasal-96 pasal-100 pasal-101
    ayat (2) dan ayat (3)                           → ayat-2 ayat-3
    ayat (2) dan (3)                                → ayat-2 ayat-3
    ayat 1, 2 dan 3                                 → ayat-1 ayat-2 ayat-3
    huruf a, huruf b, dan huruf c                   → huruf-a huruf-b huruf-c
    huruf a, b, dan c                               → huruf-a huruf-b huruf-c
    ayat (1) huruf a dan huruf b                    → ayat-1/huruf-a ayat-1/huruf-b
    Pasal 27 ayat (1) dan ayat (3), Pasal 29        → pasal-27/ayat-1 pasal-27/ayat-3 pasal-29
    Pasal 33 ayat (1) huruf a, huruf b, serta huruf d → pasal-33/ayat-1/huruf-a pasal-33/ayat-1/huruf-b pasal-33/ayat-1/huruf-d
    Pasal 4 huruf b angka 1 dan angka 3 atau huruf c → pasal-4/huruf-b/angka-1 pasal-4/huruf-b/angka-3 pasal-4/huruf-c
    Pasal 7 ayat (1) huruf a dan ayat (2)           → pasal-7/ayat-1/huruf-a pasal-7/ayat-2
    Pasal 7 ayat (2), 8 ayat (1), dan 9             → pasal-7/ayat-2 pasal-8/ayat-1 pasal-9
    Pasal 1 angka 4, 7, dan 9                       → pasal-1/angka-4 pasal-1/angka-7 pasal-1/angka-9
    Pasal 16 jo. Pasal 17 juncto Pasal 18           → pasal-16 pasal-17 pasal-18
    Pasal 7 dan/atau Pasal 8                        → pasal-7 pasal-8
    Pasal 7 dan ayat (2)                            → pasal-7 / ayat-2
    ayat (1) dan Pasal 9                            → ayat-1 / pasal-9
    Pasal 4 huruf a dan ayat (2)                    → pasal-4/huruf-a / ayat-2
    Pasal 7; Pasal 8                                → pasal-7 / pasal-8
    Pasal 7 dan tindakan                            → pasal-7
    Pasal 108, 30 Juli 2014                         → pasal-108
    Pasal 97, 500 juta rupiah                       → pasal-97
    Pasal 7 dan 12 anak                             → pasal-7
    ayat (1) dan 3 (tiga) orang                     → ayat-1
    Pasal 9 ayat (2), 7 wajib                       → pasal-9/ayat-2
    Pasal 1 angka 3 Anak                            → pasal-1/angka-3
"""

RANGES = """
    Pasal 20 sampai dengan Pasal 23                 → pasal-20 pasal-21 pasal-22 pasal-23
    Pasal 41 sampai dengan 43                       → pasal-41 pasal-42 pasal-43
    Pasal 28 s.d. Pasal 30                          → pasal-28 pasal-29 pasal-30
    Pasal 28 s/d 30                                 → pasal-28 pasal-29 pasal-30
    Pasal 28–30                                     → pasal-28 pasal-29 pasal-30
    Pasal 28 - Pasal 30                             → pasal-28 pasal-29 pasal-30
    Pasal 28 hingga Pasal 29A                       → pasal-28 pasal-29 pasal-29A
    Pasal 27 sampai dengan Pasal 27C                → pasal-27 pasal-27A pasal-27B pasal-27C
    Pasal 27A sampai dengan Pasal 27C               → pasal-27A pasal-27B pasal-27C
    Pasal 27B sampai dengan Pasal 29                → pasal-27B pasal-28 pasal-29
    Pasal I sampai dengan Pasal IV                  → pasal-I pasal-II pasal-III pasal-IV
    Bab IV sampai dengan Bab VI                     → bab-IV bab-V bab-VI
    ayat (3) sampai dengan ayat (6)                 → ayat-3 ayat-4 ayat-5 ayat-6
    Pasal 52 ayat (3)–(5)                           → pasal-52/ayat-3 pasal-52/ayat-4 pasal-52/ayat-5
    ayat (1) sampai dengan ayat (2a)                → ayat-1 ayat-2 ayat-2a
    huruf a sampai dengan huruf c                   → huruf-a huruf-b huruf-c
    huruf y s.d. huruf bb                           → huruf-y huruf-z huruf-aa huruf-bb
    huruf a–c dan huruf e                           → huruf-a huruf-b huruf-c huruf-e
    Pasal 7, Pasal 9 s.d. Pasal 10, dan Pasal 12    → pasal-7 pasal-9 pasal-10 pasal-12
    Pasal 108 – 30 Juli 2014                        → pasal-108
    Pasal 28 sampai dengan 30 Juli                  → pasal-28
    Pasal 63 sampai dengan Uji Kompetensi           → pasal-63
"""


@pytest.mark.parametrize(("text", "ids"), _rows(LISTS))
def test_a_list(text: str, ids: str) -> None:
    assert _ids(text) == ids


@pytest.mark.parametrize(("text", "ids"), _rows(RANGES))
def test_a_range(text: str, ids: str) -> None:
    assert _ids(text) == ids


# ---------------------------------------------------------------------------
# Instruments


INSTRUMENTS = """
    UU 11/2012                                                      → uu-2012-11
    UU No. 11 Tahun 2012                                            → uu-2012-11
    UU No.11/2012                                                   → uu-2012-11
    UU Nomor 11 Tahun 2012                                          → uu-2012-11
    UU 11 Tahun 2012                                                → uu-2012-11
    UU RI No 11 Thn. 2012                                           → uu-2012-11
    Undang-Undang Republik Indonesia Nomor 11 Tahun 2012            → uu-2012-11
    undang-undang nomor 11 tahun 2012                               → uu-2012-11
    UU SPPA                                                         → uu-2012-11
    Undang-Undang SPPA                                              → uu-2012-11
    UU tentang Sistem Peradilan Pidana Anak                         → uu-2012-11
    UU Pekerja Sosial                                               → uu-2019-14
    KUHP                                                            → uu-2023-1
    Konvensi Hak Anak                                               → konvensi-hak-anak
    PP 39/2012                                                      → pp-2012-39
    Peraturan Pemerintah Nomor 39 Tahun 2012                        → pp-2012-39
    Perppu 1/2016                                                   → perppu-2016-1
    Perpu No. 1 Tahun 2016                                          → perppu-2016-1
    Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2016 → perppu-2016-1
    Perpres 75/2020                                                 → perpres-2020-75
    Peraturan Presiden Nomor 75 Tahun 2020                          → perpres-2020-75
    Keppres 14/2001                                                 → keppres-2001-14
    Inpres 4/2025                                                   → inpres-2025-4
    Perma 4/2014                                                    → perma-2014-4
    Permensos 14/2020                                               → permensos-2020-14
    Peraturan Menteri Sosial Republik Indonesia Nomor 14 Tahun 2020 → permensos-2020-14
    Permensos 03/2015                                               → permensos-2015-3
    Permensos 107/HUK/2009                                          → permensos-2009-107
    Kepmensos 146/HUK/2013                                          → kepmensos-2013-146
    Kepmensos 14/HUK/KEP/II/1981                                    → kepmensos-1981-14
    Permendikbudristek 15/2022                                      → permendikbudristek-2022-15
    Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 15 Tahun 2022 → permendikbudristek-2022-15
    PermenPANRB 1/2024                                              → permenpanrb-2024-1
    Permen PAN-RB Nomor 1 Tahun 2024                                → permenpanrb-2024-1
    Permenhub 5/2020                                                → permenhub-2020-5
    Putusan MK 110/PUU-X/2012                                       → putusan-mk-110-puu-x-2012
    Putusan Mahkamah Konstitusi Nomor 110/PUU-X/2012                → putusan-mk-110-puu-x-2012
    Putusan 1/PUU-VIII/2010                                         → putusan-mk-1-puu-viii-2010
    Putusan MK No. 105-106/PUU-XIV/2016                             → putusan-mk-105-106-puu-xiv-2016
    UUD 1945                                                        → uud-1945
    UUD NRI Tahun 1945                                              → uud-1945
    Undang-Undang Dasar Negara Republik Indonesia Tahun 1945        → uud-1945
    UU 11/2009, UU 13/2011, dan UU 14/2019                          → uu-2009-11 / uu-2011-13 / uu-2019-14
"""

NO_INSTRUMENTS = (
    "undang-undang ini",
    "Peraturan Pemerintah",
    "UU ITE",
    "UU 2019",
    "UU 11",
    "PP 12",
    "UUPA 5/1960",
    "MK 68/PUU-XV/2017",
    "Pekerja Sosial",
    "sistem peradilan pidana anak",
    "RUU Pekerja Sosial",
    "Rancangan Undang-Undang tentang Pekerja Sosial",
    "Lembaran Negara Republik Indonesia Tahun 2009 Nomor 12",
    "https://peraturan.go.id/id/uu-no-14-tahun-2019",
)


@pytest.mark.parametrize(("text", "ids"), _rows(INSTRUMENTS))
def test_an_instrument(text: str, ids: str) -> None:
    assert _ids(text) == ids
    assert " / ".join(citation.id for citation in parse(text, aliases=ALIASES)) == ids


@pytest.mark.parametrize("text", NO_INSTRUMENTS)
def test_no_instrument(text: str) -> None:
    assert find(text, aliases=ALIASES) == []


TITLES = {
    "Undang-Undang Nomor 11 Tahun 2012 tentang Sistem Peradilan Pidana Anak, maka": "Pidana Anak",
    "PP 16/2015 tentang Tata Cara Pengumpulan dan Penggunaan Sumbangan\nMasyarakat bagi Penanganan Fakir Miskin": "Miskin",
    "Permensos 10/2019 tentang Pekerja Sosial Masyarakat": "10/2019",  # the title of another instrument begins it
    "UU 12/2022 tentang Tindak Pidana Kekerasan Seksual": "12/2022",
}


@pytest.mark.parametrize(("text", "last"), TITLES.items())
def test_a_title_belongs_to_the_mention_only_when_it_is_known_as_this_instruments(text: str, last: str) -> None:
    [mention] = find(text, aliases=ALIASES)
    assert text[: mention.end].endswith(last)


# ---------------------------------------------------------------------------
# Which instrument governs


GOVERNED = """
    Pasal 23 ayat (1) huruf b UU 14/2019                → uu-2019-14/pasal-23/ayat-1/huruf-b
    Pasal 7 dari UU SPPA                                → uu-2012-11/pasal-7
    Pasal 96, Pasal 100, dan Pasal 101 UU 11/2012       → uu-2012-11/pasal-96 uu-2012-11/pasal-100 uu-2012-11/pasal-101
    Pasal 33(1)b, 34(1), dan 39(1)a UU 11/2009          → uu-2009-11/pasal-33/ayat-1/huruf-b uu-2009-11/pasal-34/ayat-1 uu-2009-11/pasal-39/ayat-1/huruf-a
    Pasal 28H ayat (1) UUD NRI Tahun 1945               → uud-1945/pasal-28H/ayat-1
    Pasal 40 KUHP                                       → uu-2023-1/pasal-40
    Pasal 5 UU 11/2012 dan Pasal 7 UU 14/2019           → uu-2012-11/pasal-5 / uu-2019-14/pasal-7
    Pasal 5 UU 11/2012 dan Pasal 7                      → uu-2012-11/pasal-5 / pasal-7
    ayat (1) dan Pasal 9 UU 11/2012                     → ayat-1 / uu-2012-11/pasal-9
    UU 11/2012 Pasal 7                                  → uu-2012-11/pasal-7
    UU 14/2019 Pasal 59 huruf b                         → uu-2019-14/pasal-59/huruf-b
    UU 11/2009 Pasal 8, 11, 35(3), dan 45               → uu-2009-11/pasal-8 uu-2009-11/pasal-11 uu-2009-11/pasal-35/ayat-3 uu-2009-11/pasal-45
    UU 11/2012 Pasal 7 dan UU 14/2019 Pasal 8           → uu-2012-11/pasal-7 / uu-2019-14/pasal-8
    uu sppa pasal 7 ayat 1                              → uu-2012-11/pasal-7/ayat-1
    UU 12/2022 tentang Tindak Pidana Kekerasan Seksual Pasal 26 → uu-2022-12/pasal-26
    Undang-Undang Nomor 14 Tahun 2019 tentang Pekerja Sosial Pasal 7 → uu-2019-14/pasal-7
    Bab V UU 14/2019                                    → uu-2019-14/bab-V
    Pasal 7 Undang-Undang ini                           → pasal-7
    Pasal 7 dalam Undang-Undang ini                     → pasal-7
    Pasal 12 Peraturan Pemerintah ini                   → pasal-12
    UU 11/2012, Pasal 7 UU 14/2019                      → uu-2012-11 / uu-2019-14/pasal-7
    UU 11/2012, sedangkan Pasal 7                       → uu-2012-11 / pasal-7
    Pasal 7, UU 11/2012, dan PP 65/2015                 → pasal-7 / uu-2012-11 / pp-2015-65
    Pasal 38 (UU 1/2026 menyesuaikan dendanya)          → pasal-38 / uu-2026-1
    Pasal 28 Pemerintah berwenang                       → pasal-28
    Pasal 58 Peraturan pelaksanaan dari                 → pasal-58
    Putusan MK 110/PUU-X/2012 Pasal 96 UU 11/2012       → putusan-mk-110-puu-x-2012 / uu-2012-11/pasal-96
    Pasal 96 Putusan MK 110/PUU-X/2012                  → pasal-96 / putusan-mk-110-puu-x-2012
"""


@pytest.mark.parametrize(("text", "ids"), _rows(GOVERNED))
def test_the_instrument_that_governs(text: str, ids: str) -> None:
    assert _ids(text) == ids


def test_pasal_66_of_the_social_workers_law_link_by_link() -> None:
    text = (
        "ketentuan mengenai pekerja sosial profesional dalam Pasal 1 angka 4, Pasal 33 ayat (2), Pasal 52 ayat (3) "
        "sampai dengan ayat (6) Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial (Lembaran Negara "
        "Republik Indonesia Tahun 2009 Nomor 12, Tambahan Lembaran Negara Republik Indonesia Nomor 4967), dicabut"
    )
    [mention] = find(text, aliases=ALIASES)
    assert [(text[part.start : part.end], part.citation.id) for part in mention.parts] == [
        ("Pasal 1 angka 4", "uu-2009-11/pasal-1/angka-4"),
        ("Pasal 33 ayat (2)", "uu-2009-11/pasal-33/ayat-2"),
        ("Pasal 52 ayat (3)", "uu-2009-11/pasal-52/ayat-3"),
        ("ayat (6)", "uu-2009-11/pasal-52/ayat-6"),
        ("Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial", "uu-2009-11"),
    ]
    assert [citation.id.removeprefix("uu-2009-11/") for citation in mention.citations] == [
        "pasal-1/angka-4",
        "pasal-33/ayat-2",
        "pasal-52/ayat-3",
        "pasal-52/ayat-4",
        "pasal-52/ayat-5",
        "pasal-52/ayat-6",
    ]
    assert text[mention.start : mention.end] == text[text.index("Pasal 1") : text.index(" (Lembaran")]


# ---------------------------------------------------------------------------
# What cannot be understood


PROBLEMS = """
    Pasal 27 UU ITE                              → "UU ITE"; tulis jenis, nomor, dan tahunnya
    UU ITE Pasal 27                              → "UU ITE"; tulis jenis
    UU ITE, Pasal 27                             → "UU ITE"; tulis jenis
    Pasal 27 dalam UU ITE                        → "UU ITE"; tulis jenis
    Pasal 76D Undang-Undang Perlindungan Anak    → "Undang-Undang Perlindungan Anak"; tulis jenis
    Pasal 7 ayat (1) undang-undang tersebut      → "undang-undang tersebut"; tulis jenis
    Pasal 7 peraturan menteri itu                → "peraturan menteri itu"; tulis jenis
    Pasal 12 Peraturan Pemerintah                → "Peraturan Pemerintah"; tulis jenis
    Pasal 3 Perda Kota Bandung                   → "Perda Kota Bandung"; tulis jenis
    Pasal 5 RUU Pekerja Sosial                   → "RUU Pekerja Sosial"; tulis jenis
    Pasal 7, Pasal 8, dan Pasal 9 KUHAP          → "KUHAP"; tulis jenis
    Pasal 28 UUD                                 → "UUD"; tulis jenis
    UU 1/2026, Pasal 97                          → tulis "Pasal 97 UU 1/2026" bila
    UU 12/2022 tentang Kekerasan Seksual, Pasal 26 → tulis "Pasal 26 UU 12/2022" bila
    Undang-Undang SPPA (UU 11/2012) Pasal 7      → tulis "Pasal 7 UU 11/2012" bila
    Pasal 8 dalam PP 39/2012                     → tulis "Pasal 8 PP 39/2012" bila
    Pasal 97 (UU 1/2026)                         → tulis "Pasal 97 UU 1/2026" bila
    UU 11/2012 Pasal 7 UU 14/2019                → menyebut dua peraturan
    ayat (1) UU 11/2012                          → harus disebut mulai dari pasalnya
    Pasal 27a                                    → tulis "Pasal 27A" atau "Pasal 27 huruf a"
    ayat (1) Pasal 7                             → tulis dari yang besar ke yang kecil
    Bab V Pasal 28                               → tulis dari yang besar ke yang kecil
    Pasal 9 sampai dengan Pasal 3                → rentang "Pasal 9 sampai dengan Pasal 3" berjalan mundur
    Pasal 9 sampai dengan Pasal 9                → berjalan mundur
    huruf d sampai dengan huruf a                → berjalan mundur
    Pasal 7 ayat (1) s.d. Pasal 9 ayat (2)       → tidak setingkat
    Pasal I sampai dengan Pasal 4                → tidak setingkat
    Pasal 1 sampai dengan Pasal 9000             → terlalu panjang
"""


@pytest.mark.parametrize(("text", "message"), _rows(PROBLEMS))
def test_a_problem_names_no_law_at_all(text: str, message: str) -> None:
    problems = [mention for mention in find(text, aliases=ALIASES) if mention.problem]
    assert len(problems) == 1
    assert message in str(problems[0].problem)
    assert (problems[0].citations, problems[0].parts) == ((), ())
    assert not [c for m in find(text, aliases=ALIASES) for c in m.citations if c.instrument is None]
    with pytest.raises(CitationError):
        parse(text, aliases=ALIASES)


def test_a_problem_does_not_hide_what_follows_it() -> None:
    assert _ids("Pasal 27 UU ITE; Pasal 7 UU 11/2012") == " / uu-2012-11/pasal-7"


# ---------------------------------------------------------------------------
# A text that must be a citation


PARSED = """
    Pasal 7 ayat (1) UU 11/2012                  → uu-2012-11/pasal-7/ayat-1
    UU 14/2019 Pasal 59 huruf b                  → uu-2019-14/pasal-59/huruf-b
    Pasal 96, 100 dan 101 UU SPPA.               → uu-2012-11/pasal-96 uu-2012-11/pasal-100 uu-2012-11/pasal-101
    Pasal 5 UU 11/2012 dan Pasal 7 UU 14/2019    → uu-2012-11/pasal-5 uu-2019-14/pasal-7
    ayat (2) dan ayat (3)                        → ayat-2 ayat-3
"""
UNPARSED = """
                                                 → "" tidak terbaca
    STR                                          → "STR" tidak terbaca
    UU ITE                                       → "UU ITE" tidak terbaca
    lihat Pasal 7                                → "lihat Pasal 7" tidak terbaca
    dan Pasal 7                                  → "dan Pasal 7" tidak terbaca
    Pasal 7 UU 11/2012 tentang apa               → "tentang apa" tidak terbaca
    Pasal 7 lalu Pasal 8                         → "lalu Pasal 8" tidak terbaca
"""


@pytest.mark.parametrize(("text", "ids"), _rows(PARSED))
def test_parse(text: str, ids: str) -> None:
    assert " ".join(citation.id for citation in parse(text, aliases=ALIASES)) == ids


@pytest.mark.parametrize(("text", "message"), _rows(UNPARSED))
def test_parse_says_what_it_cannot_read_and_what_it_accepts(text: str, message: str) -> None:
    with pytest.raises(CitationError) as error:
        parse(text, aliases=ALIASES)
    assert message in str(error.value)
    assert '"Pasal 7 ayat (1) huruf b UU 11/2012"' in str(error.value)


# ---------------------------------------------------------------------------
# Places, ids, wording


PLACES = """
    uu-2019-14/pasal-6/ayat-3: ayat (1)                     → uu-2019-14/pasal-6/ayat-1
    uu-2019-14/pasal-6: ayat (2) huruf h                    → uu-2019-14/pasal-6/ayat-2/huruf-h
    uu-2019-14/pasal-44/ayat-2: huruf a                     → uu-2019-14/pasal-44/ayat-2/huruf-a
    uu-2019-14/pasal-44/ayat-2/huruf-b: huruf a             → uu-2019-14/pasal-44/ayat-2/huruf-a
    uu-2019-14/pasal-44/ayat-2/huruf-b: ayat (1)            → uu-2019-14/pasal-44/ayat-1
    uu-2012-11/pasal-71/ayat-1/huruf-b: angka 3             → uu-2012-11/pasal-71/ayat-1/huruf-b/angka-3
    uu-2012-11/pasal-71/ayat-1/huruf-b/angka-1: angka 3     → uu-2012-11/pasal-71/ayat-1/huruf-b/angka-3
    uu-2012-11/pasal-71/ayat-1/huruf-b/angka-1: huruf c     → uu-2012-11/pasal-71/ayat-1/huruf-c
    uu-2019-14/pasal-1/angka-4: huruf a                     → uu-2019-14/pasal-1/angka-4/huruf-a
    uu-2019-14/pasal-1/angka-4: angka 5                     → uu-2019-14/pasal-1/angka-5
    uu-2019-14/pasal-44/ayat-2: Pasal 4 huruf a             → uu-2019-14/pasal-4/huruf-a
    uu-2019-14/pasal-44: Pasal 7 UU 11/2012                 → uu-2012-11/pasal-7
    uu-2019-14: ayat (1)                                    → uu-2019-14/ayat-1
"""


@pytest.mark.parametrize(("text", "id"), _rows(PLACES))
def test_a_relative_citation_is_completed_where_it_stands(text: str, id: str) -> None:
    place, _, cited = text.partition(": ")
    [citation] = parse(cited)
    assert absolute(citation, parse_id(place)).id == id


@pytest.mark.parametrize("id", ["uu-2012-11", "uu-2012-11/pasal-7/ayat-1", "ayat-1/huruf-a", "uu-2019-14/bab-V"])
def test_an_id_reads_back(id: str) -> None:
    assert parse_id(id).id == id


@pytest.mark.parametrize("id", ["", "UU 11/2012", "uu-2012-11/", "uu-2012-11/pasal-", "uu-2012-11/huruf-a/ayat-1", "/pasal-7"])
def test_what_is_no_id(id: str) -> None:
    with pytest.raises(CitationError, match="bukan id ketentuan"):
        parse_id(id)


def test_the_anchor_below_a_pasal() -> None:
    assert anchor(parse_id("uu-2012-11/pasal-71").path) == ""
    assert anchor(parse_id("uu-2012-11/pasal-71/ayat-1/huruf-b/angka-2").path) == "ayat-1-huruf-b-angka-2"


@pytest.mark.parametrize(
    ("kind", "number", "year", "id"),
    [
        ("UU", "11", "2012", "uu-2012-11"),
        ("Undang-Undang", "11", "2012", "uu-2012-11"),
        ("Permensos", "03", "2015", "permensos-2015-3"),
        ("permensos", "107/HUK", "2009", "permensos-2009-107"),
        ("putusan-mk", "110/PUU-X", "2012", "putusan-mk-110-puu-x-2012"),
    ],
)
def test_the_id_of_an_instrument(kind: str, number: str, year: str, id: str) -> None:
    assert instrument_id(kind, number, year) == id


@pytest.mark.parametrize(("number", "year"), [("x", "2012"), ("0", "2012"), ("11", "12")])
def test_no_id_without_number_and_year(number: str, year: str) -> None:
    with pytest.raises(CitationError, match='tulis seperti "UU 11/2012"'):
        instrument_id("UU", number, year)


WORDING = """
    uu-2012-11/pasal-7/ayat-1/huruf-b   → Pasal 7 ayat (1) huruf b UU 11/2012
    uu-2019-14/bab-V/bagian-2           → Bab V Bagian Kedua UU 14/2019
    ayat-1/huruf-a                      → ayat (1) huruf a
    pp-2012-39                          → PP 39/2012
    permensos-2020-14                   → Permensos 14/2020
    permenpanrb-2024-1                  → PermenPANRB 1/2024
    putusan-mk-110-puu-x-2012           → Putusan MK 110/PUU-X/2012
    uud-1945/pasal-34                   → Pasal 34 UUD 1945
    konvensi-hak-anak/pasal-3           → Pasal 3 konvensi-hak-anak
"""


@pytest.mark.parametrize(("id", "words"), _rows(WORDING))
def test_the_wording(id: str, words: str) -> None:
    assert format_citation(parse_id(id)) == words


def test_the_wording_with_names_and_in_full() -> None:
    citation = parse_id("permensos-2009-107/pasal-3")
    assert format_citation(citation, names={"permensos-2009-107": "Permensos 107/HUK/2009"}) == (
        "Pasal 3 Permensos 107/HUK/2009"
    )
    assert format_citation(citation, short=False) == "Pasal 3 Peraturan Menteri Sosial Nomor 107 Tahun 2009"
    assert format_citation(parse_id("putusan-mk-110-puu-x-2012"), short=False) == (
        "Putusan Mahkamah Konstitusi Nomor 110/PUU-X/2012"
    )


def test_citations_sort_as_a_law_is_read() -> None:
    ids = [
        "ayat-1",
        "uu-2012-11",
        "uu-2012-11/bab-IX",
        "uu-2012-11/pasal-9",
        "uu-2012-11/pasal-9/ayat-2",
        "uu-2012-11/pasal-9/ayat-10",
        "uu-2012-11/pasal-27",
        "uu-2012-11/pasal-27A",
        "uu-2012-11/pasal-28/huruf-z",
        "uu-2012-11/pasal-28/huruf-aa",
    ]
    assert [citation.id for citation in sorted(parse_id(id) for id in reversed(ids))] == ids


# ---------------------------------------------------------------------------
# Resolving


class Shelf:
    """A library of ids and nothing else."""

    def __init__(self, *ids: str) -> None:
        self.ids = ids

    def exists(self, id: str) -> bool:
        return id in self.ids

    def children(self, id: str) -> Sequence[str]:
        return [child for child in self.ids if child.rpartition("/")[0] == id]


SHELF = Shelf(
    "uu-2001-1",
    *(f"uu-2001-1/pasal-{number}" for number in ("26", "27", "27A", "28")),
    *(f"uu-2001-1/pasal-27/ayat-{number}" for number in (1, 2)),
    "pp-2012-39",
)
RESOLVED = """
    Pasal 27 ayat (2) UU 1/2001   → uu-2001-1/pasal-27/ayat-2
    ayat (1)                      → uu-2001-1/pasal-27/ayat-1
    Pasal 27A                     → uu-2001-1/pasal-27A
    PP 39/2012                    → pp-2012-39
"""
UNRESOLVED = """
    ayat (9)                      → UU 1/2001 tidak memuat ayat (9); yang tercatat: ayat (1) sampai dengan ayat (2)
    Pasal 26 ayat (1)             → tidak memuat ayat (1)
    Pasal 99 ayat (1)             → UU 1/2001 tidak memuat Pasal 99; yang tercatat: Pasal 26 sampai dengan Pasal 28
    Pasal 7 UU 9/1999             → UU 9/1999 belum tercatat
"""


@pytest.mark.parametrize(("text", "id"), _rows(RESOLVED))
def test_what_resolves(text: str, id: str) -> None:
    [citation] = parse(text)
    found = resolve(citation, SHELF, parse_id("uu-2001-1/pasal-27/ayat-2"))
    assert (found.id, found.exact, found.problem) == (id, True, None)


@pytest.mark.parametrize(("text", "message"), _rows(UNRESOLVED))
def test_what_does_not_resolve(text: str, message: str) -> None:
    [citation] = parse(text)
    found = resolve(citation, SHELF, parse_id("uu-2001-1/pasal-27/ayat-2"))
    assert not found.exact
    assert message in str(found.problem)


def test_a_missing_provision_leads_to_what_holds_it() -> None:
    assert resolve(parse_id("uu-2001-1/pasal-27/ayat-9/huruf-a"), SHELF).id == "uu-2001-1/pasal-27"
    assert resolve(parse_id("uu-2001-1/pasal-99"), SHELF).id == "uu-2001-1"
    assert resolve(parse_id("uu-1999-9/pasal-7"), SHELF).id is None


def test_no_problem_where_no_provisions_are_recorded() -> None:
    found = resolve(parse_id("pp-2012-39/pasal-5/ayat-1"), SHELF)
    assert (found.id, found.exact, found.problem) == ("pp-2012-39", False, None)


def test_a_relative_citation_without_a_place_resolves_to_nothing() -> None:
    assert "tidak menyebut peraturannya" in str(resolve(parse_id("pasal-7"), SHELF).problem)
    assert "tidak menyebut pasalnya" in str(resolve(parse_id("ayat-1"), SHELF, Citation("uu-2001-1")).problem)


def test_a_range_holds_what_the_law_has_inserted() -> None:
    [mention] = find("Pasal 26 sampai dengan Pasal 28 dan Pasal 30")
    at = Citation("uu-2001-1")
    assert [c.id for c in mention.citations] == ["pasal-26", "pasal-27", "pasal-28", "pasal-30"]
    assert [c.id.removeprefix("uu-2001-1/") for c in provisions(mention, SHELF, at)] == [
        "pasal-26",
        "pasal-27",
        "pasal-27A",
        "pasal-28",
        "pasal-30",
    ]
    assert provisions(mention, Shelf(), at) == tuple(absolute(c, at) for c in mention.citations)


# ---------------------------------------------------------------------------
# Properties

UNTIMED = settings(deadline=None)


def _numbers(most: int, letters: str = "") -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, st.integers(1, most), st.sampled_from(["", "", "", *letters]))


_HURUF = st.tuples(st.just("huruf"), st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "aa", "dd", "zz"]))
_ANGKA = st.tuples(st.just("angka"), _numbers(60, "ab"))
_AYAT = st.tuples(st.just("ayat"), _numbers(30, "ab"))
_PASAL = st.tuples(st.just("pasal"), _numbers(700, "ABZ") | st.sampled_from(["I", "IV", "IX", "XXXVII"]))
_LETTERED = st.sampled_from([(_HURUF,), (_ANGKA,), (_HURUF, _ANGKA), (_ANGKA, _HURUF)]).flatmap(lambda s: st.tuples(*s))
_BELOW = st.just(()) | _LETTERED
_WITHIN_AYAT = st.builds(lambda ayat, below: (ayat, *below), _AYAT, _BELOW)
_PARTS = st.integers(1, 20).map(lambda number: (("bagian", str(number)), ("paragraf", "2")))
_BAB = st.builds(
    lambda bab, parts, depth: (("bab", bab), *parts[:depth]),
    st.sampled_from(["I", "IV", "IXA", "XXXVII"]),
    _PARTS,
    st.integers(0, 2),
)
_WHOLE = st.builds(lambda pasal, below: (pasal, *below), _PASAL, _BELOW | _WITHIN_AYAT) | _BAB
_LEGISLATION = st.just("uud-1945") | st.builds(
    lambda kind, number, year: f"{kind}-{year}-{number}",
    st.sampled_from(["uu", "perppu", "pp", "perpres", "keppres", "inpres", "perma", "permensos", "kepmensos"])
    | st.sampled_from(["permenpanrb", "permenpppa", "permendikbudristek", "permendikbud", "permenhub"]),
    st.integers(1, 2000),
    st.integers(1945, 2099),
)
_RULINGS = st.sampled_from(["putusan-mk-110-puu-x-2012", "putusan-mk-105-106-puu-xiv-2016"])
_COMPLETE = st.builds(Citation, _LEGISLATION, _WHOLE) | st.builds(Citation, _LEGISLATION | _RULINGS)
_RELATIVE = st.builds(Citation, st.none(), _WHOLE | _WITHIN_AYAT | _LETTERED)
_LEGALESE = st.lists(
    st.sampled_from(
        "Pasal pasal ayat (1) (2) huruf a b angka 3 4 , . ; dan atau serta sampai dengan s.d. – - / UU PP 11/2012 Nomor 14 "
        "Tahun 2019 Undang-Undang ini tersebut tentang Pekerja Sosial ITE Putusan MK 110/PUU-X/2012 Bab V 27A 27a \n \n\n ( )".split(" ")
    ),
    max_size=30,
).flatmap(lambda words: st.sampled_from([" ", ""]).map(lambda gap: gap.join(words)))


@UNTIMED
@given(_COMPLETE | _RELATIVE, st.booleans())
def test_what_is_written_reads_back(citation: Citation, short: bool) -> None:
    assert parse(format_citation(citation, short=short)) == (citation,)
    assert parse_id(citation.id) == citation


@UNTIMED
@given(st.lists(_COMPLETE, min_size=2, max_size=4))
def test_a_list_of_whole_citations_reads_back(citations: list[Citation]) -> None:
    text = ", ".join(format_citation(citation) for citation in citations[:-1])
    assert parse(f"{text}, dan {format_citation(citations[-1])}") == tuple(citations)


@UNTIMED
@given(_LEGALESE | st.text())
def test_mentions_are_in_order_within_the_text_and_hold_their_parts(text: str) -> None:
    end = 0
    for mention in find(text, aliases=ALIASES):
        assert end <= mention.start < mention.end <= len(text)
        assert bool(mention.problem) == (not mention.citations)
        end = mention.start
        for part in mention.parts:
            assert end <= part.start < part.end <= mention.end
            end = part.end
        end = mention.end


@UNTIMED
@given(_LEGALESE)
def test_what_a_mention_names_its_text_alone_names_too(text: str) -> None:
    for mention in find(text, aliases=ALIASES):
        if not mention.problem:
            assert parse(text[mention.start : mention.end], aliases=ALIASES) == mention.citations


# ---------------------------------------------------------------------------
# Hostile texts: 300 kB each, which a reader that goes back would not finish


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 1, ",
        "Pasal 1 ",
        "Pasal ",
        "Pasal 1 sampai dengan Pasal 900, ",
        "UU 1/2000 tentang ",
        "UU 1/2000, Pasal 1, ",
        "UU A/UU",
        "Permen-",
        "Undang-Undang ",
        "huruf a ",
        "ayat (",
        "Putusan 1-1-1-",
        "\n",
        " ",
    ],
)
def test_as_long_a_text_of_it_is_read(text: str) -> None:
    long = "Pasal 1" + text * (300_000 // len(text))
    mentions = find(long, aliases=ALIASES)
    assert all(mention.end <= len(long) for mention in mentions)


# ---------------------------------------------------------------------------
# The official text of the four laws


LAWS = ("uu-2009-11", "uu-2011-13", "uu-2012-11", "uu-2019-14")
# Slips of the statutes themselves. Pasal 38 has ayat; the badan usaha that Pasal 40 means stands in ayat (2) huruf g.
SLIPS = {"uu-2009-11/pasal-40": "Pasal 38 UU 11/2009 tidak memuat huruf g"}


def _provisions(law: str, official: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of every provision of a law as its official text holds it."""

    def below(id: str, nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            own = id if node["jenis"] == "alinea" else f"{id}/{node['jenis']}-{node['nomor']}"
            yield own, node["teks"]
            yield from below(own, node["anak"])

    yield law, ""
    for pasal in official["pasal"]:
        id = f"{law}/pasal-{pasal['nomor']}"
        yield id, ""
        yield from below(id, pasal["isi"])


@pytest.mark.parametrize("law", LAWS)
def test_every_pasal_named_in_the_official_text_is_found(law: str, shared: Path) -> None:
    text = (shared / "teks-resmi" / f"{law}.md").read_text(encoding="utf-8")
    starts = {part.start for mention in find(text) for part in mention.parts}
    named = [match.start() for match in re.finditer(r"\bPasal\s\d", text)]
    assert named
    assert [text[start : start + 30] for start in named if start not in starts] == []


@pytest.mark.parametrize("law", LAWS)
def test_every_citation_of_the_official_text_resolves(law: str, shared: Path) -> None:
    official = json.loads((shared / "teks-resmi" / f"{law}.json").read_text(encoding="utf-8"))
    texts = list(_provisions(law, official))
    shelf = Shelf(*(id for id, _ in texts))
    resolved: list[str] = []
    problems: dict[str, str] = {}
    for id, text in texts:
        for mention in find(text, aliases=ALIASES):
            if mention.problem:
                problems[id] = mention.problem
            for citation in provisions(mention, shelf, parse_id(id)):
                found = resolve(citation, shelf)
                if citation.instrument == law and found.problem:
                    problems[id] = found.problem
                elif found.exact:
                    resolved.append(found.citation.id)
    print(f"{law}: {len(resolved)} rujukan ke dalam undang-undang itu sendiri")
    assert len(resolved) > 50
    assert {id: problem.partition(";")[0] for id, problem in problems.items()} == {
        id: slip for id, slip in SLIPS.items() if id.startswith(law)
    }
