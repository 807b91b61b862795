"""What a check keeps for the next one is what reading everything gives, and never hides what was written since."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from pustaka import cli, kept, source
from pustaka.checks import load
from pustaka.library import Library

from tests.places import SAMPLES


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the sample records, of which nothing is kept yet, on a machine that keeps compiled code."""
    monkeypatch.setattr(kept, "PLACE", tmp_path / "kode/catatan.pickle")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return Path(shutil.copytree(SAMPLES / "good", tmp_path / "catatan"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read as YAML, as they are."""
    shown: list[str] = []
    parse = source.parse

    def note(data: bytes, name: str) -> source.Source:
        shown.append(name)
        return parse(data, name)

    monkeypatch.setattr(source, "parse", note)
    return shown


def _check(root: Path) -> int:
    return cli.main(["--root", str(root), "check"])


def _term(records: Path) -> Path:
    return next(iter(sorted(records.glob("glossary/terms/*.yml"))))


def test_the_second_check_reads_nothing_and_says_the_same(records: Path, read, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(records) == 0
    first = capsys.readouterr()
    assert len(read) == len(list(records.rglob("*.yml")))
    read.clear()
    assert _check(records) == 0
    assert read == []
    assert capsys.readouterr() == first


def test_what_was_kept_is_what_reading_everything_gives(records: Path) -> None:
    fresh = load(records)
    kept.keep(records, fresh)
    again = kept.recall(records)
    assert isinstance(again, Library)
    assert [(file.source.path, file.record) for file in again.files] == [
        (file.source.path, file.record) for file in fresh.files
    ]
    assert again.references == fresh.references
    assert again.changes == fresh.changes


def test_only_what_differs_is_read_though_its_size_and_time_are_the_same(
    records: Path, read, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _check(records) == 0
    read.clear()
    term = _term(records)
    before, text = term.stat(), term.read_text(encoding="utf-8")
    term.write_text(text.replace("istilah:", "ialitsh:", 1), encoding="utf-8")
    os.utime(term, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert term.stat().st_size == before.st_size
    for _ in range(2):
        assert _check(records) == 1
        assert f"{term.relative_to(records).as_posix()}:" in capsys.readouterr().err
    assert read == [term.relative_to(records).as_posix()] * 2


def test_a_record_that_is_gone_is_missed(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(records) == 0
    source_file = next(iter(sorted(records.glob("roadmap/sources/*.yml"))))
    source_file.unlink()
    assert _check(records) == 1
    assert source_file.stem in capsys.readouterr().err


def test_another_folder_and_other_code_are_read_anew(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep(records, load(records))
    assert kept.recall(Path(shutil.copytree(records, tmp_path / "salinan"))) is None
    monkeypatch.setattr(kept, "_stamps", lambda _: [("pustaka/models.py", 1, 1)])
    assert kept.recall(records) is None


@pytest.mark.parametrize("damaged", [b"", b"\x80\x05halo", b"cos\nnothing\n."])
def test_what_is_damaged_is_passed_over(records: Path, damaged: bytes) -> None:
    kept.keep(records, load(records))
    kept.PLACE.write_bytes(damaged)
    assert kept.recall(records) is None
    assert _check(records) == 0
    assert kept.recall(records) is not None


def test_where_nothing_can_be_kept_nothing_is_said(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (records.parent / "kode").write_text("sebuah berkas, bukan folder")
    assert _check(records) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(kept, "PLACE", records.parent / "lain/catatan.pickle")
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert _check(records) == 0
    assert not (records.parent / "lain").exists()
