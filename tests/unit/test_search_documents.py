"""What can be found: pasal with their parts, official words where imported, pages of many records; and by what."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

from pustaka.checks import load
from pustaka.library import Library
from pustaka.search import View, documents, index, layer
from pustaka.stemming import stemmer
from pustaka.texts import OfficialText

from tests.places import SAMPLES

LETTER = {"jenis": "huruf", "nomor": "a", "teks": "membuka taman saban hari;", "anak": []}
AYAT = {"jenis": "ayat", "nomor": "1", "teks": "Pengelola wajib:", "anak": [LETTER]}
OFFICIAL = OfficialText(Path("x.json"), {"id": "uu-2001-1", "pasal": [{"nomor": 3, "isi": [AYAT], "penjelasan": ""}]})


def _passages(sample: Library, **options: object) -> list[tuple[str, str]]:
    document = next(d for d in documents(sample, **options) if d.target.id == "uu-2001-1/pasal-3")  # type: ignore[arg-type]
    return [(passage.anchor, passage.text) for passage in document.passages]


def test_a_pasal_is_one_document_with_a_passage_for_each_part(sample: Library) -> None:
    passages = dict(_passages(sample))
    assert {"ayat-1", "ayat-1-huruf-a", "ayat-1-huruf-b", "ayat-2"} <= set(passages)


def test_what_limits_a_mandate_is_called_so_and_is_found_without_our_labels(library: Library) -> None:
    mandates = {
        passage.text: passage.own
        for document in documents(library)
        for passage in document.passages
        if passage.kind == "mandat"
    }
    released = next(text for text in mandates if text.endswith("; syarat: jangka waktu pada ayat (2) telah berakhir"))
    assert mandates[released] == released.replace("syarat: ", "")
    freed = next(text for text in mandates if "tidak ditangkap, ditahan, atau dipenjara" in text)
    assert "; kecuali: sebagai upaya terakhir" in freed
    assert "kecuali" not in mandates[freed]
    assert any(text.startswith("Penyidik, Penuntut Umum, dan Hakim wajib") for text in mandates)


def test_a_guide_is_asked_in_the_words_of_its_record(library: Library) -> None:
    asked = {d.target.id: tuple(d.questions) for d in documents(library) if d.kind == "panduan"}
    guides = library.records["guide"]
    assert asked == {id: (record.judul, *record.tanya) for id, record in guides.items()}
    assert any(record.tanya for record in guides.values())


def test_official_words_are_found_only_where_they_were_imported(sample: Library) -> None:
    found = ("ayat-1-huruf-a", "Teks resmi: membuka taman saban hari;")
    assert found in _passages(sample, official={"uu-2001-1": OFFICIAL})
    assert found not in _passages(sample)


def test_a_page_of_many_records_is_found_by_its_name_and_what_it_says_it_is(sample: Library) -> None:
    found = documents(sample, [View("tenggat/hitung.md", "Hitung tenggat", "Isi waktu kejadian.")])[-1]
    assert (found.url, found.kind, found.title) == ("/tenggat/hitung/", "halaman", "Hitung tenggat")
    assert [passage.text for passage in found.passages] == ["Isi waktu kejadian."]


def test_an_abbreviation_of_a_record_is_no_other_records_initials(tmp_path: Path) -> None:
    root = tmp_path / "salinan"
    shutil.copytree(SAMPLES / "good", root)

    def leading_from(word: str) -> list[str]:
        library = load(root)
        found = layer.concepts(library, stemmer(library))
        return [concept.target.id for concept in found if word in (*concept.forms, *concept.everyday)]

    assert leading_from("ptb") == ["pengelola"]
    term = "id: papan-tulis\nistilah: Papan tulis\nsingkatan: PTB\njenis: profesi\ndiperiksa: 2020-01-01\nringkasan: x\n"
    (root / "glossary/terms/papan-tulis.yml").write_text(term, encoding="utf-8")
    assert leading_from("ptb") == ["papan-tulis"]


def test_what_is_fetched_ahead_holds_the_words_that_are_asked_and_stays_small(library: Library) -> None:
    made = dict(index.files(documents(library), library))
    core = json.loads(gzip.decompress(made["inti"]))
    ahead = [made[f"kata-{number}"] for number in core["awal"]]
    assert 0 < sum(map(len, ahead)) <= index.AHEAD
    words = {word for packed in ahead for word in gzip.decompress(packed).split(b"\n", 1)[0].decode().split()}
    assert {"sosial", "#pekerja-sosial"} <= words
