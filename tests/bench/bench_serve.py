"""How soon one edit of a record shows under `make serve`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

from .measure import ENVIRONMENT, PYTHON, ROOT, table

EDITS = 5


def run() -> str:
    """Serve a copy of the project, edit one summary a few times, and wait for each to show."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".*_cache"))
        port = _free_port()
        command = [PYTHON, "tools/serve.py", str(port)]
        server = subprocess.Popen(
            command, cwd=root, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/uu/2019/14/pasal-28/"
            first = _wait_for(address, "STR")
            record = root / "laws/uu-2019-14/bab-05.yml"
            original = record.read_text(encoding="utf-8")
            seconds = []
            for number in range(EDITS):
                time.sleep(1)  # an author pauses; the watcher is then idle
                mark = f"Suntingan ke-{number}"
                record.write_text(original.replace("ringkasan: ", f"ringkasan: {mark} ", 1), encoding="utf-8")
                seconds.append(_wait_for(address, mark))
        finally:
            server.terminate()
            server.wait()
    return table(
        "Live reload",
        [
            ("what", "seconds", "target"),
            ("make serve, first page", f"{first:.2f}", ""),
            (f"one YAML edit visible, median of {EDITS}", f"{median(seconds):.2f}", "<= 2.5"),
            ("slowest edit", f"{max(seconds):.2f}", ""),
        ],
    )


def _wait_for(address: str, words: str) -> float:
    """Return the seconds until a page shows some words; give up after a minute."""
    start = time.perf_counter()
    while time.perf_counter() - start < 60:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if words in answer.read().decode("utf-8"):
                    return time.perf_counter() - start
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address}: {words!r} did not appear within 60 s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
