"""Comparisons: no cell may be missing, and what is found is stated on evidence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pustaka.checks import load
from pustaka.library import Library
from pustaka.pages import build
from pustaka.problems import RecordsError

from tests.places import SAMPLES

RECORD = """\
id: pelaku
diperiksa: 2026-11-27
judul: Siapa siapa
ringkasan: Dua sebutan berdampingan.
batas: 2001-01-31
aspek:
- {id: siapa, judul: Siapa dia}
- {id: tugas, judul: Tugas}
pihak:
- istilah: pengelola
  isi:
  - {aspek: siapa, belum: Belum dibaca.}
  - {aspek: tugas, belum: Belum dibaca.}
- istilah: taman-bacaan
  isi:
  - {aspek: siapa, belum: Belum dibaca.}
  - {aspek: tugas, belum: Belum dibaca.}
"""


def _problems(tmp_path: Path, record: str) -> list[str]:
    root = tmp_path / "good"
    shutil.copytree(SAMPLES / "good", root)
    folder = root / "glossary/comparisons"
    folder.mkdir()
    (folder / "pelaku.yml").write_text(record, encoding="utf-8")
    try:
        load(root)
    except RecordsError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_complete_comparison_is_accepted(tmp_path: Path) -> None:
    assert _problems(tmp_path, RECORD) == []


@pytest.mark.parametrize(
    ("text", "becomes", "problem"),
    [
        ("  - {aspek: tugas, belum: Belum dibaca.}\n- istilah", "- istilah", "aspek `pengelola` harus siapa, tugas"),
        (
            "- {aspek: siapa, belum: Belum dibaca.}",
            "- {aspek: siapa}",
            "sel perlu `sebelum` dan `sesudah`, atau `belum`",
        ),
        ("istilah: pengelola", "istilah: penglola", "`penglola` tidak ada di glossary/terms"),
    ],
)
def test_a_gap_is_a_problem_with_its_place(tmp_path: Path, text: str, becomes: str, problem: str) -> None:
    assert text in RECORD
    (found,) = _problems(tmp_path, RECORD.replace(text, becomes, 1))
    assert found.startswith("glossary/comparisons/pelaku.yml:")
    assert problem in found


def test_every_cell_about_the_law_names_its_provision_or_a_graded_source(library: Library) -> None:
    record = library.records["comparison"]["pelaku"]
    facts = [fact for party in record.pihak for cell in party.isi for fact in (*cell.sebelum, *cell.sesudah)]
    assert len(facts) > 60
    for fact in facts:
        assert fact.sumber
        cited = list(library.targets(fact.isi, None))
        assert cited or fact.derajat.value != "simpulan" or len(fact.sumber) > 1, fact.isi


def test_terms_of_several_laws_stand_side_by_side(library: Library) -> None:
    (page,) = (page for page in build(library) if page.src == "bandingkan/istilah.md")
    several = [id for id, found in library.definitions.items() if len({provision.law for provision, _ in found}) > 1]
    assert several
    for id in several:
        assert f'<h2 id="{id}">' in page.body
        assert library.records["term"][id].perbedaan, f"{id} belum menjelaskan bedanya"
