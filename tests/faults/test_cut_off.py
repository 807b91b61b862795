"""A build that is killed, or a machine that loses power, leaves the last good site; the next build is right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.built import CALM, contents, make
from tests.faults.conftest import LAST
from tools import build as tool


@pytest.fixture
def tool_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the build's own functions work in an empty folder."""
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "SITE", tmp_path / "site")
    return tmp_path


def _site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def _shown(root: Path) -> str:
    return (root / "site/index.html").read_text(encoding="utf-8")


# A build that gets as far as its third page, and no farther. What begins in the background may be deaf to the keyboard.
_HALTED = """

import signal
from itertools import count

signal.signal(signal.SIGINT, signal.default_int_handler)
_page, _pages, _here = on_post_page, count(), os.getpid()


def on_post_page(output, **given):
    if next(_pages) == 2 and os.getpid() == _here:
        Path("setengah").touch()
        __import__("time").sleep(3600)
    return _page(output, **given)
"""


@contextmanager
def _halted(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield a build in the middle of its work, the only one of its session; mend what holds it up."""
    hook = root / "hooks/mkdocs_hooks.py"
    whole = hook.read_text(encoding="utf-8")
    hook.write_text(whole + _HALTED, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "tools/build.py"],
        cwd=root,
        env={**os.environ, **CALM},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        while not (root / "setengah").exists():
            assert process.poll() is None, "pembangunan tidak sampai ke halaman ketiga"
            time.sleep(0.005)
        hook.write_text(whole, encoding="utf-8")
        (root / "setengah").unlink()
        yield process


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL hanya ada di sistem POSIX")
def test_a_killed_build_leaves_the_last_site(built: Path, right: Mapping[str, bytes]) -> None:
    with _halted(built) as process:
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert list(built.glob(".site-bangun-*/new/**/*.html"))  # half a site, which nobody sees
    assert _shown(built) == LAST

    assert make(built).returncode == 0
    assert contents(built / "site") == right
    assert not list(built.glob(".site-bangun-*"))


@pytest.mark.skipif(os.name != "posix", reason="SIGINT dari luar hanya ada di sistem POSIX")
def test_a_build_stopped_from_the_keyboard_says_so(built: Path) -> None:
    with _halted(built) as process:
        os.killpg(process.pid, signal.SIGINT)  # as the keyboard does: to everyone who takes part
        _, said = process.communicate()
    assert process.returncode == 130
    assert said.lstrip() == "Situs tidak jadi dibangun: dihentikan; site/ yang terakhir berhasil tidak diubah.\n"
    assert _shown(built) == LAST
    assert not list(built.glob(".site-bangun-*"))


def test_power_lost_while_moving_brings_the_last_site_back(checkout: Path) -> None:
    _site(checkout / ".site-bangun-terputus/old", LAST)
    _site(checkout / ".site-bangun-terputus/new", "setengah jadi\n")
    with (checkout / "glossary/actors/pengelola.yml").open("a", encoding="utf-8") as file:
        file.write("zzz: 1\n")
    done = make(checkout)
    assert done.returncode == 1
    assert "Situs tidak jadi dibangun; site/ yang terakhir berhasil tidak diubah." in done.stderr
    assert _shown(checkout) == LAST
    assert not list(checkout.glob(".site-bangun-*"))


def test_power_lost_after_moving_keeps_the_new_site(tool_here: Path) -> None:
    _site(tool_here / "site", "baru\n")
    _site(tool_here / ".site-bangun-terputus/old", LAST)
    tool.recover()
    assert _shown(tool_here) == "baru\n"
    assert not list(tool_here.glob(".site-bangun-*"))


def test_a_move_that_fails_puts_the_last_site_back(tool_here: Path) -> None:
    _site(tool_here / "site", LAST)
    with pytest.raises(FileNotFoundError):
        tool.swap(tool_here / "tidak-ada", tool_here / "old")
    assert _shown(tool_here) == LAST
    assert not (tool_here / "old").exists()


def test_a_link_in_place_of_the_site_is_replaced_not_followed(tool_here: Path) -> None:
    _site(tool_here / "situs lain", LAST)
    (tool_here / "site").symlink_to("situs lain")
    _site(tool_here / "new", "baru\n")
    tool.swap(tool_here / "new", tool_here / "old")
    assert _shown(tool_here) == "baru\n"
    assert not (tool_here / "site").is_symlink()
    assert (tool_here / "situs lain/index.html").read_text(encoding="utf-8") == LAST


def test_what_is_moved_into_place_is_on_the_disk_before(tool_here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "sync"):
        pytest.skip("sistem ini tidak mengenal sync")
    _site(tool_here / "site", LAST)
    _site(tool_here / "new", "baru\n")
    seen = []
    monkeypatch.setattr(os, "sync", lambda: seen.append(_shown(tool_here)))
    tool.swap(tool_here / "new", tool_here / "old")
    assert seen == [LAST]
    assert _shown(tool_here) == "baru\n"
