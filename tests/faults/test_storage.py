"""A full disk, a folder that may not be written, another build: one clear sentence, and the last good site stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.built import make
from tests.faults.conftest import LAST

KEPT = "; site/ yang terakhir berhasil tidak diubah.\n"


def _assert_kept(root: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith(KEPT)
    assert (root / "site/index.html").read_text(encoding="utf-8") == LAST
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert not list(root.glob(".site-bangun-*"))


@pytest.fixture
def small_disk(built: Path, tmp_path: Path) -> Iterator[Path]:
    """Yield a built checkout on a disk with one megabyte left, or skip where none can be mounted."""
    disk = tmp_path / "cakram"
    disk.mkdir()
    size = sum(f.stat().st_size + 4096 for f in built.rglob("*") if f.is_file()) + 1_000_000
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mesin ini tidak mengizinkan memasang cakram kecil (tmpfs)")
    try:
        yield shutil.copytree(built, disk / "salinan")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    done = make(small_disk, PYTHONDONTWRITEBYTECODE="1")
    _assert_kept(small_disk, done)
    assert "tidak muat: ruang penyimpanan penuh" in done.stderr


def test_a_file_beyond_the_allowed_size(built: Path) -> None:
    if not shutil.which("prlimit"):
        pytest.skip("prlimit tidak ada di mesin ini")
    done = make(built, "prlimit", "--fsize=20000")
    _assert_kept(built, done)
    assert "melebihi ukuran berkas yang diizinkan" in done.stderr


APART = """
import sys
from pathlib import Path
from pustaka.faults import explain
from pustaka.processes import Apart
from pustaka.writing import write

writing = Apart(lambda: write([("data.json", b"x" * 5000)], Path(sys.argv[1])))
try:
    writing.result()
except OSError as error:
    print(explain(error))
"""


def test_files_beside_the_pages_are_refused_with_the_reason(tmp_path: Path) -> None:
    if not shutil.which("prlimit"):
        pytest.skip("prlimit tidak ada di mesin ini")
    done = subprocess.run(
        ["prlimit", "--fsize=4000", sys.executable, "-c", APART, tmp_path], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == (f"{tmp_path / 'data.json'} melebihi ukuran berkas yang diizinkan\n", "")


def test_a_folder_that_may_not_be_written(built: Path, bound: tuple[str, ...]) -> None:
    built.chmod(0o555)
    try:
        done = make(built, *bound)
    finally:
        built.chmod(0o755)
    _assert_kept(built, done)
    assert f"{built}/.site-kunci tidak boleh ditulis" in done.stderr


def test_a_checkout_that_may_only_be_read_can_be_checked(checkout: Path, bound: tuple[str, ...]) -> None:
    folders = [checkout, *(path for path in checkout.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "pustaka", "check"],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
        refused = subprocess.run(
            [*bound, sys.executable, "-m", "pustaka", "pages", "--out", "halaman"],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Semua catatan baik")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "halaman tidak boleh ditulis atau dibaca; periksa hak aksesnya\n"


def test_a_record_that_may_not_be_read(checkout: Path, bound: tuple[str, ...]) -> None:
    (checkout / "glossary/actors/pembaca.yml").chmod(0)
    done = make(checkout, *bound)
    assert done.returncode == 1
    assert "glossary/actors/pembaca.yml:1:1: berkas tidak dapat dibaca" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_build_of_the_same_folder_is_refused(built: Path) -> None:
    with FileLock(built / ".site-kunci"):
        done = make(built)
    _assert_kept(built, done)
    assert "pembangunan lain sedang berjalan di folder ini; tunggu sampai selesai, lalu ulangi" in done.stderr
