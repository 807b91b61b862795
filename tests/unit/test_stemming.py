"""Stems: words of one meaning meet, words of different meaning do not."""

from __future__ import annotations

import pytest
from pustaka.library import Library
from pustaka.stemming import stemmer


@pytest.mark.parametrize(
    "forms",
    [
        "menahan ditahan penahanan tahanan",
        "penangkapan ditangkap menangkap",
        "diperpanjang perpanjangan memperpanjang",
        "berkewajiban kewajiban wajib mewajibkan",
        "perlindungan pelindungan melindungi dilindungi",
        "memalsukan pemalsuan dipalsukan",
        "terlantar telantar penelantaran menelantarkan",
        "merahasiakan kerahasiaan dirahasiakan",
        "mengakreditasi akreditasi diakreditasi",
        "mendaftar pendaftaran terdaftar daftar",
        "diversi diversikan",
        "praktik praktek berpraktik",
        "izin ijin perizinan",
        "mengawasi pengawasan diawasi",
    ],
)
def test_forms_of_one_word_share_a_stem(library: Library, forms: str) -> None:
    stem = stemmer(library).stem
    assert len({stem(form) for form in forms.split()}) == 1, {form: stem(form) for form in forms.split()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("diversi", "versi"),
        ("pekerja", "pekerjaan"),
        ("keadilan", "pengadilan"),
        ("hukuman", "hukum"),
        ("pemerintah", "perintah"),
        ("pelaku", "berlaku"),
        ("menteri", "teri"),
    ],
)
def test_words_of_other_meaning_keep_apart(library: Library, one: str, other: str) -> None:
    stem = stemmer(library).stem
    assert stem(one) != stem(other)
