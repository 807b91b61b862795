"""Official text, where the operator has imported it, stands beside our summary, and the build says that it holds it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.built import Site, build, text_of


def _import(root: Path) -> None:
    letter = {"jenis": "huruf", "nomor": "a", "teks": "membuka <b>taman</b> setiap hari;", "anak": []}
    ayat = {"jenis": "ayat", "nomor": "1", "teks": "Pengelola wajib:", "anak": [letter]}
    pasal = {"nomor": 3, "isi": [ayat], "penjelasan": "Yang dimaksud dengan taman adalah taman."}
    (root / "teks-resmi").mkdir()
    text = json.dumps({"id": "uu-2001-1", "pasal": [pasal]})
    (root / "teks-resmi/uu-2001-1.json").write_text(text, encoding="utf-8")


def test_official_words_stand_beside_the_summary(checkout: Path, tmp_path: Path) -> None:
    _import(checkout)
    done = build(checkout, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    site = Site(tmp_path / "out")
    page = site.pages["/uu/2001/1/pasal-3/"]
    official = [text_of(element) for element in page.xpath("//*[@class='resmi']")]
    assert official == [
        "Teks resmi Pengelola wajib:",
        "Teks resmi membuka <b>taman</b> setiap hari;",
        "Teks resmi Yang dimaksud dengan taman adalah taman.",
    ]
    beside = page.xpath("//li[@id='ayat-1-huruf-a']//*[@class='dampingan']")[0]
    assert "membuka taman setiap hari" in text_of(beside)
    assert "Situs ini memuat teks resmi UU 1/2001" in text_of(page.xpath("//footer")[-1])


def test_without_an_import_nothing_is_called_official(site: Site) -> None:
    for address, page in site.pages.items():
        assert not page.xpath("//*[@class='resmi']"), address
        assert "memuat teks resmi" not in text_of(page.xpath("//body")[0]), address
