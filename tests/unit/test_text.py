"""Words on pages: where their lines may not break."""

from __future__ import annotations

import pytest
from pustaka.pages.text import attribute, bound, escape


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Paling lama 1 x 24 jam", "Paling lama 1~x~24~jam"),
        ("paling lama 7 hari sejak 1 Juli", "paling lama 7~hari sejak 1 Juli"),
        ("Paling singkat 3 dan paling lama 24  bulan", "Paling singkat 3 dan paling lama 24~bulan"),
        ("umur 14 tahun\xa0atau lebih", "umur 14~tahun atau lebih"),
        ("24 jaminan", "24 jaminan"),
    ],
)
def test_a_number_and_its_unit_stay_in_one_line(written: str, shown: str) -> None:
    assert str(escape(written)) == shown.replace("~", "\xa0")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("UU 14/2019", "UU~14/2019"),
        ("Permensos 17/2020", "Permensos~17/2020"),
        ("Pasal 30 ayat (1) huruf b UU 11/2012", "Pasal~30 ayat~(1) huruf~b UU~11/2012"),
        ("Bab IV", "Bab~IV"),
        ("huruf besar pada 3 pasal", "huruf besar pada 3 pasal"),
        ("Pasal ini", "Pasal ini"),
    ],
)
def test_the_name_of_a_link_is_held_to_its_number(text: str, held: str) -> None:
    assert bound(text) == held.replace("~", "\xa0")


def test_what_is_held_is_harmless_too() -> None:
    hostile = "Pasal 1 <b>*UU 1/2001*</b>]("
    assert bound(hostile).replace("\xa0", " ") == escape(hostile)


def test_attributes_keep_plain_spaces_because_they_are_copied() -> None:
    assert attribute("Anak belum 12 tahun") == "Anak belum 12 tahun"
