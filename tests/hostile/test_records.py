"""What records refuse before anything is made of them."""

from __future__ import annotations

import pytest
from pustaka import models
from pydantic import TypeAdapter, ValidationError

from tests.hostile.planting import ADDRESS, text_fields


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//jahat.example",
        "../../x",
        "https://a.example/ javascript:x",
        "https://a.example/\njavascript:x",
        "https://a.example/\n",
        "https://a.example/<script>",
        'https://a.example/"onclick="x',
        "x https://a.example/",
    ],
)
def test_addresses_lead_to_the_web_alone(address: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(models.Alamat).validate_python(address)


def test_what_is_asked_of_an_address_may_be_anything() -> None:
    assert TypeAdapter(models.Alamat).validate_python(ADDRESS) == ADDRESS


def test_no_field_for_an_address_takes_free_text() -> None:
    assert [name for name in text_fields() if name.rpartition(".")[2] in ("alamat", "situs", "tautan", "url")] == []


@pytest.mark.parametrize("number", ["1<script>", "1](x)", "=1", "1/PUU\nX", "../1", "1//2", ""])
def test_numbers_of_instruments_are_no_free_text(number: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(models.Nomor).validate_python(number)


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0"])
def test_a_name_is_never_empty(text: str) -> None:
    with pytest.raises(ValidationError, match="teks kosong"):
        TypeAdapter(models.Teks).validate_python(text)


def test_a_name_is_one_line() -> None:
    assert TypeAdapter(models.Teks).validate_python("satu\n---\ndua  tiga ") == "satu --- dua tiga"
