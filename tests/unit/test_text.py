"""Words on pages: where their lines may not break."""

from __future__ import annotations

import pytest
from pustaka.pages.text import escape


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
