"""Serving while records are edited: what is laid out at once, and that in the end every page is as a build makes it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from pustaka import pages
from pustaka.checks import load
from pustaka.preview import Preview, touched_pages
from pustaka.processes import Apart

from tests.places import SAMPLES

SETTINGS = pages.Settings()


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return a copy of the sample records that a test may edit."""
    return Path(shutil.copytree(SAMPLES / "good", tmp_path / "catatan"))


def _edit(records: Path, file: str, old: str, new: str) -> None:
    path = records / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _texts(found: object) -> Mapping[str, str]:
    return {page.src: page.text for page in found}  # type: ignore[attr-defined]


def test_an_edit_lays_out_its_own_page_and_what_refers_to_it_at_once(records: Path) -> None:
    before = load(records)
    file = next(path for path in sorted(records.glob("laws/*/bab-*.yml")))
    shown = file.relative_to(records).as_posix()
    summary = next(p for p in before.provisions.values() if p.file.source.path == shown and p.record.ringkasan)
    _edit(records, shown, summary.record.ringkasan or "", "Ringkasan yang disunting.")
    library = load(records, before=before)
    touched = touched_pages(before, library)
    assert f"{summary.law.replace('-', '/', 2)}/{summary.pasal.rpartition('/')[2]}.md" in touched
    assert len(touched) < len(list(pages.build(library)))


def test_files_that_were_not_written_since_are_not_read_again(records: Path) -> None:
    before = load(records)
    term = next(iter(sorted(records.glob("glossary/terms/*.yml"))))
    term.write_text(term.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    again = load(records, before=before)
    read = [file.source.path for file, old in zip(again.files, before.files, strict=True) if file is not old]
    assert read == [term.relative_to(records).as_posix()]


@pytest.mark.parametrize("folder", ["laws", "glossary/terms", "glossary/actors", "roadmap/organisations"])
def test_after_the_rest_every_page_is_as_a_build_makes_it(records: Path, folder: str) -> None:
    preview = Preview()
    assert _texts(preview.update(load(records), SETTINGS)) == _texts(pages.build(load(records)))
    assert not preview.finish()
    for path in sorted((records / folder).rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for key in ("perihal: ", "ringkasan: ", "nama: "):
            if key in text:
                path.write_text(text.replace(key, f"{key}Suntingan ", 1), encoding="utf-8")
        library = load(records, before=preview.library)
        preview.update(library, SETTINGS)
        preview.finish()
        assert _texts(preview.update(library, SETTINGS)) == _texts(pages.build(load(records)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sistem ini tidak dapat membuat proses kedua dengan fork")
def test_an_edit_ends_what_the_one_before_left_to_be_laid_out(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview()
    preview.update(load(records), SETTINGS)
    _edit(records, "glossary/terms/pengelola.yml", "istilah: ", "istilah: Suntingan ")
    library = load(records, before=preview.library)
    preview.update(library, SETTINGS)
    began = Event()
    with monkeypatch.context() as slow:
        slow.setattr("pustaka.preview._different", lambda *_: iter(lambda: time.sleep(1), "never"))
        slow.setattr("pustaka.preview.Apart", lambda work: (Apart(work), began.set())[0])
        with ThreadPoolExecutor() as pool:
            finishing = pool.submit(preview.finish)
            assert began.wait(60)
            preview.interrupt()
            assert finishing.result() is False
    preview.finish()
    assert _texts(preview.update(library, SETTINGS)) == _texts(pages.build(load(records)))


def test_a_page_whose_record_is_gone_goes_and_a_new_one_comes(records: Path) -> None:
    preview = Preview()
    preview.update(load(records), SETTINGS)
    source = next(iter(sorted(records.glob("roadmap/sources/*.yml"))))
    copy = source.with_name("sumber-baru.yml")
    text = source.read_text(encoding="utf-8")
    copy.write_text(text.replace(f"id: {source.stem}", "id: sumber-baru"), encoding="utf-8")
    assert "sumber/sumber-baru.md" in _texts(preview.update(load(records, before=preview.library), SETTINGS))
    copy.unlink()
    assert "sumber/sumber-baru.md" not in _texts(preview.update(load(records, before=preview.library), SETTINGS))
