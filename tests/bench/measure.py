"""Measuring whole commands: wall time, peak memory, and tables of what was found."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.built import CALM
from tests.places import ROOT

PYTHON = str(ROOT / ".venv/bin/python")
# Python keeps what it compiles, as on anybody's own machine.
ENVIRONMENT = {**os.environ, **CALM, "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds on the wall, seconds of all its processes on a core, and its most memory in MiB."""

    seconds: float
    cpu: float
    memory: float


def run(command: Sequence[str], cwd: Path = ROOT, limit: float | None = None) -> Run:
    """Run a command that must succeed; its own output is dropped. Raise TimeoutError after `limit` seconds."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    errors: list[str] = []
    # The pipe must be emptied while the command runs, or a talkative one would wait for ever.
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read() if process.stderr else ""))
    reader.start()
    # Killed by a clock, because only `wait4` tells of one process what it used.
    clock = threading.Timer(limit or threading.TIMEOUT_MAX, process.kill)
    clock.daemon = True
    clock.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    clock.cancel()
    reader.join()
    if limit and seconds >= limit:
        raise TimeoutError
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{''.join(errors)}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def alternate(commands: Sequence[tuple[Sequence[str], Path]], times: int) -> list[Run]:
    """Run several commands in turn, several times, and return the median of each (machines are noisy)."""
    runs: list[list[Run]] = [[] for _ in commands]
    for _ in range(times):
        for found, (command, cwd) in zip(runs, commands, strict=True):
            found.append(run(command, cwd))
    return [
        Run(median(r.seconds for r in each), median(r.cpu for r in each), median(r.memory for r in each))
        for each in runs
    ]


def table(title: str, rows: Sequence[Sequence[str]]) -> str:
    """Return rows (the first is the head) as an aligned table under a title."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(["", title, "-" * len(title), *lines])
