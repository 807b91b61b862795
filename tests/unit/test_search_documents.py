"""What can be found: pasal with their parts, and the official words where the operator has imported them."""

from __future__ import annotations

from pathlib import Path

from pustaka.library import Library
from pustaka.search import documents
from pustaka.texts import OfficialText

LETTER = {"jenis": "huruf", "nomor": "a", "teks": "membuka taman saban hari;", "anak": []}
AYAT = {"jenis": "ayat", "nomor": "1", "teks": "Pengelola wajib:", "anak": [LETTER]}
OFFICIAL = OfficialText(Path("x.json"), {"id": "uu-2001-1", "pasal": [{"nomor": 3, "isi": [AYAT], "penjelasan": ""}]})


def _passages(sample: Library, **options: object) -> list[tuple[str, str]]:
    document = next(d for d in documents(sample, **options) if d.target.id == "uu-2001-1/pasal-3")  # type: ignore[arg-type]
    return [(passage.anchor, passage.text) for passage in document.passages]


def test_a_pasal_is_one_document_with_a_passage_for_each_part(sample: Library) -> None:
    passages = dict(_passages(sample))
    assert {"ayat-1", "ayat-1-huruf-a", "ayat-1-huruf-b", "ayat-2"} <= set(passages)


def test_official_words_are_found_only_where_they_were_imported(sample: Library) -> None:
    found = ("ayat-1-huruf-a", "Teks resmi: membuka taman saban hari;")
    assert found in _passages(sample, official={"uu-2001-1": OFFICIAL})
    assert found not in _passages(sample)
