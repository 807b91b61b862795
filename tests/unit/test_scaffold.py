"""A skeleton holds everything a machine can tell of a new law, is valid, and counts what is left to write."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pustaka import source, texts, verify
from pustaka.checks import load
from pustaka.citations import parse
from pustaka.library import Library
from pustaka.models import KINDS
from pustaka.problems import RecordsError
from pustaka.records import File, find_files, read_files
from pustaka.scaffold import make

from tests.places import SAMPLES

DAY = "2020-01-01"


def _node(kind: str, number: str, text: str, *below: dict[str, Any]) -> dict[str, Any]:
    return {"jenis": kind, "nomor": number, "teks": text, "anak": list(below)}


def _pasal(number: int | str, bab: str, *nodes: dict[str, Any], bagian: str | None = None) -> dict[str, Any]:
    section = {"nomor": bagian, "judul": "Isi"} if bagian else None
    return {
        "nomor": number,
        "bab": {"nomor": bab, "judul": "KETENTUAN TENTANG TAMAN DAN BUKU"},
        "bagian": section,
        "paragraf": None,
        "isi": list(nodes),
        "penjelasan": "Cukup jelas." if number == 1 else "Lebih dari itu.",
    }


TEXT = texts.OfficialText(
    Path("uu-2005-9.json"),
    {
        "id": "uu-2005-9",
        "tentang": "Rak Buku",
        "pasal": [
            _pasal(
                1,
                "I",
                _node(
                    "alinea",
                    "",
                    "Dalam Undang-Undang ini yang dimaksud dengan:",
                    _node("angka", "1", "Taman Bacaan adalah tempat yang dapat dipakai membaca."),
                    _node("angka", "2", "Surat Tanda Rak yang selanjutnya disingkat STR adalah bukti."),
                ),
            ),
            _pasal(
                2,
                "II",
                _node(
                    "ayat",
                    "1",
                    "Pengelola wajib:",
                    _node("huruf", "a", "merawat rak;"),
                    _node("huruf", "b", "menghitung buku."),
                ),
                _node(
                    "ayat",
                    "2",
                    "Penghitungan sebagaimana dimaksud pada ayat (1) huruf b dilakukan paling lama 14 (empat belas) hari.",
                ),
                bagian="Kesatu",
            ),
            _pasal("2A", "II", _node("alinea", "", "Rak dapat dipinjamkan menurut Pasal 9 UU 7/1999."), bagian="Kedua"),
            _pasal(3, "II", _node("alinea", "", "Tata cara diatur dengan Peraturan Pemerintah."), bagian="Kedua"),
        ],
    },
)


@pytest.fixture
def skeleton(sample: Library) -> dict[str, Any]:
    """Return the records of the skeleton by file."""
    files = make(sample, TEXT, DAY).files
    return {path.as_posix(): source.parse(text.encode(), path.as_posix()).value for path, text in files.items()}


def test_a_skeleton_has_a_file_for_the_law_its_chapters_and_its_new_terms(skeleton: dict[str, Any]) -> None:
    assert sorted(skeleton) == [
        "glossary/terms/surat-tanda-rak.yml",
        "laws/uu-2005-9/bab-01.yml",
        "laws/uu-2005-9/bab-02.yml",
        "laws/uu-2005-9/law.yml",
    ]
    law = skeleton["laws/uu-2005-9/law.yml"]
    assert (law["jumlah_bab"], law["jumlah_pasal"]) == (2, 4)


def test_it_keeps_the_structure_and_the_titles(skeleton: dict[str, Any]) -> None:
    chapter = skeleton["laws/uu-2005-9/bab-02.yml"]
    assert chapter["judul"] == "Ketentuan tentang Taman dan Buku"
    assert [(b["nomor"], [p["nomor"] for p in b["pasal"]]) for b in chapter["bagian"]] == [(1, [2]), (2, ["2A", 3])]


def test_it_knows_definitions_and_their_terms(skeleton: dict[str, Any]) -> None:
    known, new = skeleton["laws/uu-2005-9/bab-01.yml"]["pasal"][0]["angka"]
    assert known["definisi"] == {"istilah": "Taman Bacaan", "glosarium": "taman-bacaan"}
    assert new["definisi"] == {"istilah": "Surat Tanda Rak", "glosarium": "surat-tanda-rak", "singkatan": "STR"}
    assert "pengecualian" not in known  # "dapat" in a definition puts nothing on anybody


def test_it_makes_mandates_of_modal_verbs_with_the_actor_named(skeleton: dict[str, Any]) -> None:
    first = skeleton["laws/uu-2005-9/bab-02.yml"]["bagian"][0]["pasal"][0]["ayat"][0]
    assert "mandat" not in first
    assert [(m["pelaku"], m["sifat"]) for item in first["huruf"] for m in item["mandat"]] == [
        (["pengelola"], "wajib")
    ] * 2


def test_it_reads_references_limits_and_delegations(skeleton: dict[str, Any]) -> None:
    one, two = skeleton["laws/uu-2005-9/bab-02.yml"]["bagian"]
    second = one["pasal"][0]["ayat"][1]
    assert second["merujuk"] == ["ayat (1) huruf b"]
    assert (second["tenggat"][0]["maks"], second["tenggat"][0]["satuan"]) == (14, "hari")
    assert two["pasal"][1]["delegasi"][0]["bentuk"] == "peraturan-pemerintah"


def test_what_names_nobody_or_an_unknown_law_is_left_to_reason(skeleton: dict[str, Any]) -> None:
    lent = skeleton["laws/uu-2005-9/bab-02.yml"]["bagian"][1]["pasal"][0]
    assert {(e["aturan"], e["kata"]) for e in lent["pengecualian"]} == {
        ("modal", "dapat"),
        ("rujukan", "Pasal 9 UU 7/1999"),
    }


def test_a_written_skeleton_is_valid_but_for_what_is_left_to_write(sample: Library, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    make(sample, TEXT, DAY).write(tmp_path)
    with pytest.raises(RecordsError) as caught:
        load(tmp_path, drafts=True)
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == 3
    assert all(
        re.fullmatch(r"\d+ isian `BELUM DITULIS` tersisa; yang pertama di sini", message) for message in messages
    )


def test_a_draft_is_not_published_and_keeps_nobody_from_building(sample: Library, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    make(sample, TEXT, DAY).write(tmp_path)
    for path in (tmp_path / "laws/uu-2005-9/law.yml", tmp_path / "glossary/terms/surat-tanda-rak.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("BELUM DITULIS", "Sudah ditulis."), encoding="utf-8")
    library = load(tmp_path)
    assert library.laws["uu-2005-9"].chapters == ()
    assert library.resolve(parse("Pasal 2 UU 9/2005")[0], None).id == "uu-2005-9"


def test_nothing_is_overwritten(sample: Library, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    made = make(sample, TEXT, DAY)
    (tmp_path / "laws/uu-2005-9").mkdir()
    (tmp_path / "laws/uu-2005-9/bab-02.yml").write_text("milik orang\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        made.write(tmp_path)
    assert not (tmp_path / "laws/uu-2005-9/law.yml").exists()
    assert (tmp_path / "laws/uu-2005-9/bab-02.yml").read_text(encoding="utf-8") == "milik orang\n"


@pytest.mark.parametrize("law", ["uu-2009-11", "uu-2011-13", "uu-2012-11", "uu-2019-14"])
def test_a_skeleton_of_a_real_law_answers_its_text(law: str, sample: Library, shared: Path, tmp_path: Path) -> None:
    """Structure, references, numbers, delegations and definitions of the skeleton leave verification nothing to find."""
    official = texts.read(shared / "teks-resmi", law)
    assert official is not None
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    make(sample, official, DAY).write(tmp_path)
    files = read_files(tmp_path, drafts=True)  # every file has the shape of its kind
    library = Library(files)
    assert len(library.laws[law].pasal) == len(official.data["pasal"])
    asked = ("belum dicatat", "tidak ada pada teks resmi", "mendefinisikan", "kata `")
    left = [str(f) for f in verify.verify(library, official).findings if any(words in f.message for words in asked)]
    assert not left


def test_records_of_a_skeleton_have_the_shape_of_their_kind(sample: Library, tmp_path: Path) -> None:
    make(sample, TEXT, DAY).write(tmp_path)
    for kind, path in find_files(tmp_path):
        read = source.read(path, path.name)
        assert File(kind, read, KINDS[kind].model_validate(read.value)).record
