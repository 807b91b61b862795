"""The copying recipe: visitors never see half a site, unchanged files keep their time, the server's own files stay."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built import contents
from tests.places import ROOT

RECIPE = ROOT / "tools/publish/rsync.sh"

# Copies with the real rsync, then keeps what a visitor would see between two steps.
SPY = """#!/bin/sh
"{rsync}" "$@" || exit
number=$(ls "{seen}" | wc -l)
cp -R "{destination}" "{seen}/$number"
"""


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def rsync() -> str:
    """Return the path of rsync, or skip where there is none."""
    found = shutil.which("rsync")
    if not found or os.name != "posix":
        pytest.skip("rsync tidak terpasang (sebagai root: tools/publish/install.sh)")
    return found


def test_pages_follow_what_they_use_and_deleting_comes_last(rsync: str, tmp_path: Path) -> None:
    site, destination, seen = tmp_path / "situs baru", tmp_path / "peladen", tmp_path / "terlihat"
    old = {"index.html": "lama", "lama/index.html": "lama", "css/lama.css": "lama", "css/tetap.css": "tetap"}
    new = {"index.html": "baru", "baru/index.html": "baru", "css/baru.css": "baru", "css/tetap.css": "tetap"}
    own = {".well-known/acme-challenge/kunci": "milik peladen"}
    _write(destination, {**old, **own})
    _write(site, {**new, "index.html.br": "baru", ".well-known/security.txt": "baru"})
    os.utime(destination / "css/tetap.css", (1_000_000_000, 1_000_000_000))
    seen.mkdir()
    spy = tmp_path / "bin/rsync"
    _write(tmp_path, {"bin/rsync": SPY.format(rsync=rsync, seen=seen, destination=destination)})
    spy.chmod(0o755)

    path = f"{spy.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([RECIPE, destination, site], check=True, env={**os.environ, "PATH": path})

    uses, pages, end = (contents(seen / str(step)) for step in range(3))
    # First: the old pages with all they use, and what the new ones will use.
    assert (uses["index.html"], "baru/index.html" in uses, "index.html.br" in uses) == (b"lama", False, False)
    assert {"css/lama.css", "css/baru.css", "lama/index.html"} <= uses.keys()
    # Then: the new pages; whoever still reads an old one finds what it uses.
    assert (pages["index.html"], pages["baru/index.html"], pages["index.html.br"]) == (b"baru", b"baru", b"baru")
    assert {"css/lama.css", "lama/index.html"} <= pages.keys()
    # Last: what is gone.
    assert end == contents(destination) == {**contents(site), ".well-known/acme-challenge/kunci": b"milik peladen"}
    assert (destination / "css/tetap.css").stat().st_mtime == 1_000_000_000


@pytest.mark.usefixtures("rsync")
def test_nothing_is_copied_without_a_site_or_a_destination(tmp_path: Path) -> None:
    destination = tmp_path / "peladen"
    _write(destination, {"index.html": "lama"})
    for arguments, code, message in (
        ([], 2, "Tujuannya belum disebut"),
        ([destination, tmp_path / "tidak-ada"], 1, "belum berisi situs; jalankan make build dahulu."),
    ):
        done = subprocess.run([RECIPE, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == code
        assert message in done.stderr
    assert contents(destination) == {"index.html": b"lama"}
