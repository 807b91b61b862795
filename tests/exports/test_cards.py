"""Pictures beside links: their size, their words, the same bytes every time, and no sign the letters lack."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import Image
from pustaka.addresses import Target
from pustaka.exports import Catalogue, cards
from pustaka.library import Library

LONG = "Apakah " + "penyelenggaraan kesejahteraan sosial " * 9 + "diatur?"


def _read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_one_for_the_site_and_each_law_activity_and_guide(exported: Mapping[str, bytes], library: Library) -> None:
    made = {path: data for path, data in exported.items() if path.endswith("kartu.png")}
    assert len(made) == 1 + sum(len(library.records[kind]) for kind in ("law", "activity", "guide"))
    for path, data in made.items():
        picture = _read(data)
        assert (picture.format, picture.size) == ("PNG", (1200, 630)), path
        assert len(data) < 40_000, path
    assert len(set(made.values())) == len(made)


def test_a_pasal_shows_its_law_and_other_pages_the_site(catalogue: Catalogue) -> None:
    law = Target("law", "uu-2019-14")
    assert cards.path(catalogue, Target("provision", "uu-2019-14/pasal-28")) == cards.path(catalogue, law)
    assert cards.card(catalogue, law).alt == "Pustaka Peksos, Undang-Undang: UU 14/2019 tentang Pekerja Sosial"
    for target in (None, Target("term", next(iter(catalogue.library.records["term"])))):
        assert (cards.path(catalogue, target), cards.card(catalogue, target)) == ("kartu.png", cards.SITE)


def test_the_colours_are_the_site_s() -> None:
    picture = _read(cards.draw(cards.SITE)).convert("RGB")
    used = {colour for _, colour in picture.getcolors(256) or ()}
    assert {(0xFB, 0xFA, 0xF6), (0x1B, 0x24, 0x30), (0x0B, 0x5F, 0x5A), (0xB4, 0x54, 0x0A)} <= used
    assert picture.getpixel((5, 300)) == (0x0B, 0x5F, 0x5A)


@pytest.mark.parametrize("title", ["Satu", "Kegiatan dengan judul yang agak panjang sehingga harus dua baris", LONG])
def test_a_title_keeps_above_the_rule_and_inside_the_margins(title: str) -> None:
    bare = _read(cards.draw(cards.Card("Panduan", "", "Kaki")))
    full = _read(cards.draw(cards.Card("Panduan", title, "Kaki")))
    drawn = [
        (x, y)
        for y in range(0, cards.HEIGHT, 2)
        for x in range(0, cards.WIDTH, 2)
        if bare.getpixel((x, y)) != full.getpixel((x, y))
    ]
    assert drawn
    assert {150 < y < 508 and 80 < x < 1120 for x, y in drawn} == {True}


@pytest.mark.parametrize(
    ("text", "shown"),
    [("“Anak” – café", "“Anak” - cafe"), ("§ 3 …", "Pasal 3 ..."), ("a\x00b<&>", "a\x00b<&>"), ("社会", "")],
)
def test_signs_the_letters_lack_are_written_with_those_they_have(text: str, shown: str) -> None:
    assert cards.plain(text) == shown
