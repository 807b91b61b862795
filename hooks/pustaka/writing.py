"""Writing files beside the pages: by a second process where the system can fork, so that the pages need not wait."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Files = Iterable[tuple[str, bytes]]


class Writing:
    """Files on their way into a folder; `finish` waits until the last one is there."""

    def __init__(self, make: Callable[[], Files], folder: Path) -> None:
        self._process = None
        self._folder = folder
        if "fork" in multiprocessing.get_all_start_methods():
            # Forked, so that the library need not be packed up and read again.
            self._process = multiprocessing.get_context("fork").Process(
                target=_write_apart, args=(make, folder), daemon=True
            )
            self._process.start()
        else:
            _write(make, folder)

    def finish(self) -> None:
        """Wait until every file is written; raise OSError when the process that wrote them failed."""
        if self._process is None:
            return
        self._process.join()
        code = self._process.exitcode or 0
        if code > 1:
            raise OSError(code, os.strerror(code), str(self._folder))
        if code:
            raise OSError(f"berkas di samping halaman tidak selesai ditulis (kode {code})")


def _write_apart(make: Callable[[], Files], folder: Path) -> None:
    """Write, and end with the system's error number where it refuses a file; end, too, when whoever waits is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard stops the process that waits, and that one speaks
    parent = os.getppid()

    def until_alone() -> Files:
        for file in make():
            if os.getppid() != parent:
                return
            yield file

    try:
        _write(until_alone, folder)
    except OSError as error:
        sys.exit(error.errno or 1)


def _write(make: Callable[[], Files], folder: Path) -> None:
    gc.disable()  # the process ends when the last file is written
    for path, content in make():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
