"""The command as people call it: what it prints where, and its exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pustaka import cli

from tests.places import SAMPLES

GOOD = str(SAMPLES / "good")


def _run(*arguments: str, root: str = GOOD) -> int:
    return cli.main(["--root", root, *arguments])


def test_good_records_are_counted_and_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("check") == 0
    assert "5 pasal, 3 mandat" in capsys.readouterr().out


def test_problems_go_to_stderr_in_the_editors_form_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    record = tmp_path / "glossary/actors/pembaca.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("jenis: masyarakat", "jenis: 7"), encoding="utf-8")
    assert _run("check", root=str(tmp_path)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("glossary/actors/pembaca.yml:3:8: `jenis`: 7 tidak dikenal; yang diterima: profesi,")


def test_problems_become_annotations_for_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "glossary/actors/pembaca.yml").write_text("", encoding="utf-8")
    assert _run("check", "--github", root=str(tmp_path)) == 1
    assert capsys.readouterr().out.startswith("::error file=glossary/actors/pembaca.yml,line=1,col=1::berkas kosong")


@pytest.mark.parametrize(
    ("citation", "status", "said"),
    [
        ("Pasal 3 ayat (1) huruf b UU 1/2001", 0, "/uu/2001/1/pasal-3/#ayat-1-huruf-b"),
        ("UU 1/2001 Pasal 4", 0, "Tidak mengikat oleh Putusan MK 1/PUU-I/2003"),
        ("Pasal 3 ayat (1) huruf a dan huruf b UU Taman Bacaan", 0, "membuka taman setiap hari"),
        ("Permensos 3/2002", 0, "/peraturan/permensos-2002-3/"),
        ("Pasal 7 Permensos 3/2002", 0, "ketentuannya belum dicatat"),
        ("Pasal 4", 1, "sebut undang-undangnya"),
        ("Pasal 99 UU 1/2001", 1, "tidak memuat Pasal 99"),
        ("Pasal 4 UU 9/1999", 1, "UU 9/1999 belum tercatat"),
        ("selamat pagi", 1, "tidak terbaca sebagai rujukan"),
        ("", 1, "tidak terbaca sebagai rujukan"),
    ],
)
def test_a_citation_is_answered(citation: str, status: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("cite", citation) == status
    printed = capsys.readouterr()
    assert said in (printed.err if status else printed.out)


@pytest.mark.parametrize("arguments", [[], ["tidak-ada"], ["cite"], ["pages"], ["import"], ["scaffold", "uu-1-1"]])
def test_wrong_use_exits_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        _run(*arguments)
    assert caught.value.code == 2


def test_a_folder_without_records_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("check", root=str(tmp_path)) == 2
    assert "jalankan dari akar proyek" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "pages", "schema", "import", "verify", "scaffold", "cite", "stale"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        _run(command, "--help")
    assert caught.value.code == 0
    assert command in capsys.readouterr().out


def test_pages_are_written_as_markdown(tmp_path: Path) -> None:
    assert _run("pages", "--out", str(tmp_path)) == 0
    text = (tmp_path / "uu/2001/1/pasal-4.md").read_text(encoding="utf-8")
    assert text.startswith("---\n")
    assert "Pembaca dilarang merusak buku" in text


def test_verify_prints_a_table_and_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    node = {"jenis": "alinea", "nomor": "", "teks": "Warga dapat membaca.", "anak": []}
    text = {"id": "uu-2001-1", "pasal": [{"nomor": 2, "isi": [node], "penjelasan": ""}]}
    (tmp_path / "uu-2001-1.json").write_text(json.dumps(text), encoding="utf-8")
    monkeypatch.setenv("TEKS_RESMI", str(tmp_path))
    assert _run("verify", "uu-2001-1") == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[1].split()[0] == "uu-2001-1"
    assert "laws/uu-2001-1/bab-01.yml:15:3: Pasal 2: kata `dapat`" in said.err


def test_verify_says_when_there_is_nothing_to_verify_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEKS_RESMI", str(tmp_path))
    assert _run("verify") == 0
    assert "dilewati: teks resminya belum ada" in capsys.readouterr().out
    (tmp_path / "uu-2001-1.json").write_text("bukan json", encoding="utf-8")
    assert _run("verify") == 1
    assert "bukan teks resmi hasil `pustaka import`" in capsys.readouterr().err


def test_it_speaks_without_a_locale_and_from_any_folder() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pustaka", "--root", GOOD, "cite", "Pasal 4 UU 1/2001"],
        cwd=Path(cli.__file__).parent.parent,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "/uu/2001/1/pasal-4/" in done.stdout
