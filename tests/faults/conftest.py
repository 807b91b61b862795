"""A small checkout that has been built before, what a right build of it gives, and a user who may not do everything."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import contents, make

LAST = "situs yang terakhir berhasil\n"


@pytest.fixture(scope="session")
def right(tmp_path_factory: pytest.TempPathFactory, small_checkout) -> Mapping[str, bytes]:
    """Return every file of a build of the small checkout that nothing disturbed."""
    root = small_checkout(tmp_path_factory.mktemp("tenang") / "salinan")
    done = make(root)
    assert done.returncode == 0, done.stderr
    assert (done.stdout, done.stderr) == ("Situs siap di site/.\n", "")
    return contents(root / "site")


@pytest.fixture
def built(checkout: Path) -> Path:
    """Return a small checkout with a site that stands for the last good one."""
    (checkout / "site").mkdir()
    (checkout / "site/index.html").write_text(LAST, encoding="utf-8")
    return checkout


@pytest.fixture(scope="session")
def bound() -> tuple[str, ...]:
    """Return a command prefix under which file permissions bind, also for root; skip where there is none."""
    if os.name != "posix":
        pytest.skip("hak akses berkas di sistem ini bukan hak akses POSIX")
    if os.geteuid() != 0:
        return ()
    powers = "-dac_override,-dac_read_search,-fowner"
    prefix = ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")
    if not shutil.which("setpriv") or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root di mesin ini tidak dapat melepas kuasanya atas hak akses berkas (setpriv)")
    return prefix
