"""Clock, locale, line ends and paths: the same records give the same site and the same messages anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import contents, make

# Without Python's own remedies, as on an old server: neither UTF-8 mode nor a better locale.
NARROW = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

CLOCK = """
import datetime, time

class Far(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2099, 12, 31, tzinfo=tz)
    utcnow = today = now

class FarDay(datetime.date):
    @classmethod
    def today(cls):
        return cls(2099, 12, 31)

datetime.datetime, datetime.date = Far, FarDay
time.time = lambda: 4102358400.0
"""


def _pustaka(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pustaka", *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="strict",
        check=False,
    )


def test_a_clock_far_off_changes_nothing(checkout: Path, tmp_path: Path, right: Mapping[str, bytes]) -> None:
    (tmp_path / "jam").mkdir()
    (tmp_path / "jam/sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    for number, file in enumerate(sorted(checkout.rglob("*"))):
        stamp = (0, 4_102_358_400)[number % 2]  # 1970 and 2099
        os.utime(file, (stamp, stamp))
    asked = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.date.today())"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "jam")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout == "2099-12-31\n"
    done = make(checkout, PYTHONPATH=str(tmp_path / "jam"))
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(checkout / "site") == right


def test_a_commit_of_1970_can_be_built(checkout: Path, right: Mapping[str, bytes]) -> None:
    done = make(checkout, SOURCE_DATE_EPOCH="0")  # before the first day that a zip can hold
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(checkout / "site").keys() == right.keys()


def test_a_narrow_locale_and_a_strange_path(small_checkout, tmp_path: Path, right: Mapping[str, bytes]) -> None:
    root = small_checkout(tmp_path / "folder é\\rumit 'satu' #2 %20 [x] & \"dua\"")
    done = make(root, **NARROW)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(root / "site") == right


def test_messages_in_a_narrow_locale(checkout: Path) -> None:
    with (checkout / "glossary/actors/pengelola.yml").open("a", encoding="utf-8") as file:
        file.write("“kunci” – ≥ 1: x\n")
    for done in (_pustaka(checkout, "check", **NARROW), make(checkout, **NARROW)):
        assert done.returncode == 1
        assert "glossary/actors/pengelola.yml:7:1: kunci `?kunci? ? ? 1` tidak dikenal di sini" in done.stderr
        assert "Traceback" not in done.stderr
    for arguments in (["--help"], ["check", "--help"], ["cite", "Pasal 1 – ≥ UU 1/2001"], ["check", "--github"]):
        done = _pustaka(checkout, *arguments, **NARROW)
        assert "Traceback" not in done.stderr, arguments
        assert done.stdout or done.stderr


def _with_windows_line_ends(root: Path) -> None:
    for ending in ("*.yml", "*.md", "*.html", "*.j2"):
        for file in root.rglob(ending):
            file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def test_windows_line_ends_give_the_same_site(checkout: Path, right: Mapping[str, bytes]) -> None:
    _with_windows_line_ends(checkout)
    done = make(checkout)
    assert (done.returncode, done.stderr) == (0, "")
    made = contents(checkout / "site")
    assert [path for path in right if made.get(path) != right[path]] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("glossary/actors/pengelola.yml", "nama:", "namaa:", "kunci `namaa` tidak dikenal"),
        ("laws/uu-2001-1/bab-01.yml", "ringkasan:", "ringkasann:", "kunci `ringkasann` tidak dikenal"),
        ("laws/uu-2001-1/bab-01.yml", "perihal: ", "perihal: [", ""),
    ],
)
def test_windows_line_ends_keep_the_place_of_a_mistake(
    checkout: Path, file: str, old: str, new: str, message: str
) -> None:
    path = checkout / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with_lf = _pustaka(checkout, "check")
    assert with_lf.returncode == 1
    assert message in with_lf.stderr
    _with_windows_line_ends(checkout)
    with_crlf = _pustaka(checkout, "check")
    assert with_crlf.stderr == with_lf.stderr
    assert "\\" not in with_crlf.stderr.partition(": ")[0]


def test_a_mistake_is_shown_with_slashes_below_a_root_with_backslashes(small_checkout, tmp_path: Path) -> None:
    root = small_checkout(tmp_path / "C:\\pustaka\\salinan")
    with (root / "glossary/actors/pengelola.yml").open("a", encoding="utf-8") as file:
        file.write("zzz: 1\n")
    done = _pustaka(tmp_path, "--root", str(root), "check")
    assert done.returncode == 1
    assert done.stderr.startswith("glossary/actors/pengelola.yml:7:1: kunci `zzz`")
