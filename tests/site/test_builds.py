"""Building is repeatable, and bad input costs nobody the last good site."""

from __future__ import annotations

import filecmp
from pathlib import Path

from tests.built import Site, build, contents, make
from tests.places import ROOT


def _differences(one: filecmp.dircmp[str], below: str = "") -> list[str]:
    found = [below + name for name in (*one.left_only, *one.right_only, *one.funny_files)]
    _, wrong, errors = filecmp.cmpfiles(one.left, one.right, one.common_files, shallow=False)
    found += [below + name for name in (*wrong, *errors)]
    for name, deeper in one.subdirs.items():
        found += _differences(deeper, f"{below}{name}/")
    return found


def test_two_builds_are_byte_identical(site: Site, tmp_path: Path) -> None:
    done = build(ROOT, tmp_path / "again", PYTHONHASHSEED="4711", LC_ALL="C", TZ="Asia/Jayapura")
    assert done.returncode == 0, done.stderr
    assert _differences(filecmp.dircmp(site.folder, tmp_path / "again")) == []


def test_bad_input_keeps_the_last_good_site(checkout: Path) -> None:
    assert make(checkout).returncode == 0
    before = contents(checkout / "site")
    assert before
    record = checkout / "glossary/actors/pengelola.yml"
    record.write_text(record.read_text(encoding="utf-8") + "zzz: 1\n", encoding="utf-8")

    done = make(checkout)
    assert done.returncode != 0
    assert "glossary/actors/pengelola.yml:7:1: kunci `zzz` tidak dikenal di sini" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(checkout / "site") == before


def test_a_link_to_nowhere_stops_the_build(checkout: Path) -> None:
    page = checkout / "docs/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Hilang](tidak-ada.md)\n", encoding="utf-8")
    done = make(checkout)
    assert done.returncode != 0
    assert "tidak-ada.md" in done.stderr
    assert not (checkout / "site").exists()


