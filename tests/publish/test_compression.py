"""The compressed twins hold what the files hold, are worth sending, and are the same bytes every time."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from pustaka.hosting import is_text

from tools.build import SMALLEST, compress


def test_every_text_file_has_twins_with_its_content(published: Path) -> None:
    plain = packed = 0
    for file in sorted(published.rglob("*")):
        if not file.is_file() or file.suffix in (".br", ".gz"):
            continue
        twins = [file.with_name(file.name + ending) for ending in (".br", ".gz")]
        if not is_text(file.name) or file.stat().st_size < SMALLEST:
            assert not twins[0].exists(), file
            continue
        content = file.read_bytes()
        assert brotli.decompress(twins[0].read_bytes()) == gzip.decompress(twins[1].read_bytes()) == content, file
        plain, packed = plain + len(content), packed + twins[0].stat().st_size
    assert plain > 1_000_000
    assert packed < plain / 3


def test_search_index_is_sent_as_it_is(published: Path) -> None:
    assert list((published / "cari").rglob("*.bin"))
    assert not list((published / "cari").rglob("*.bin.*"))  # it is compressed already


def test_twins_are_the_same_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for name, now in (("satu", 0.0), ("dua", 4e9)):
        monkeypatch.setattr("time.time", lambda now=now: now)
        file = tmp_path / name / "halaman.html"
        file.parent.mkdir()
        file.write_text("<p>Pasal ini sama.</p>\n" * 100, encoding="utf-8")
        compress(file.parent)
        made.append({twin.name: twin.read_bytes() for twin in file.parent.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == 3
