"""Print the training packs of a built site to PDF: one Chromium, no scripts, nothing but the site's own files.

Chromium is spoken to over its debugging pipe, because a start of it for each of the packs would take longer than the
whole build. What it writes into a PDF that is not the page's own — the hour, the place of the files — is replaced, so
that one machine makes the same bytes every time; another machine with other fonts does not.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

ROOT = Path(__file__).resolve().parent.parent
PACKS = "latihan/*/*/index.html"

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_PATIENCE = 60.0  # seconds that one answer of Chromium may take on a busy machine


class ChromiumError(Exception):
    """Chromium did not do what it was asked."""


def find() -> str | None:
    """Return the path of this machine's Chromium, or nothing where it cannot be spoken to."""
    if os.name == "nt":  # Chromium has no such pipe there; readers print the pages themselves
        return None
    command = ["sh", str(ROOT / "tools" / "browser.sh"), "--find"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    return found.stdout.strip() or None


def write(site: Path, program: str) -> int:
    """Write the PDF of every pack beside its page's folder and return how many there are."""
    pages = sorted(site.glob(PACKS))
    with _chromium(program) as browser:
        for page in pages:
            pdf = _settled(browser.print(page.as_uri()), site, page)
            page.parent.with_name(f"{page.parent.name}.pdf").write_bytes(pdf)
    return len(pages)


# ---------------------------------------------------------------------------
# Chromium


class _Browser:
    """A Chromium with one page, at the other end of a pair of pipes; messages are JSON, each ended by a zero byte."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._read = b""
        self._number = 0
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Emulation.setScriptExecutionDisabled", value=True)

    def print(self, address: str) -> bytes:
        """Return a page as PDF, with the sizes and margins of its own style sheet."""
        self._call("Page.navigate", url=address)
        self._until(lambda message: message.get("method") == "Page.loadEventFired")
        done = self._call("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)
        return base64.b64decode(done["data"])

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        try:
            os.write(self._commands, json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            raise ChromiumError("Chromium berhenti") from None
        answer = self._until(lambda message: message.get("id") == number)
        if "error" in answer:
            raise ChromiumError(answer["error"]["message"])
        result: dict[str, Any] = answer["result"]
        return result

    def _until(self, wanted: Any) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while True:
            while b"\0" not in self._read:
                ready, _, _ = select.select([self._answers], [], [], max(0, end - time.monotonic()))
                piece = os.read(self._answers, 1 << 20) if ready else b""
                if not piece:
                    raise ChromiumError("Chromium tidak menjawab")
                self._read += piece
            text, _, self._read = self._read.partition(b"\0")
            message: dict[str, Any] = json.loads(text)
            if wanted(message):
                return message


@contextmanager
def _chromium(program: str) -> Iterator[_Browser]:
    """Start a Chromium that reaches no network, and stop it."""
    with tempfile.TemporaryDirectory(prefix="pustaka-chromium-", ignore_cleanup_errors=True) as profile:
        command = [
            program,
            "--headless",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            # Root has no sandbox in a container; what is opened are our own pages, without scripts.
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
        ]
        theirs, commands = (_high(end) for end in os.pipe())
        answers, their_answers = (_high(end) for end in os.pipe())
        silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
        pipes = [(os.POSIX_SPAWN_DUP2, theirs, 3), (os.POSIX_SPAWN_DUP2, their_answers, 4)]
        try:
            process = os.posix_spawn(program, command, os.environ, file_actions=[*silent, *pipes])
        except OSError as error:
            raise ChromiumError(f"Chromium tidak dapat dijalankan: {program}") from error
        os.close(theirs)
        os.close(their_answers)
        try:
            yield _Browser(commands, answers)
        finally:
            # Chromium ends by itself when nobody is left at the other end of its pipe.
            os.close(commands)
            os.close(answers)
            os.waitpid(process, 0)


def _high(end: int) -> int:
    """Return a copy of a file descriptor that is out of the way of 3 and 4, where Chromium expects its pipes."""
    import fcntl  # noqa: PLC0415 - not on Windows, where nobody comes here

    copy = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(end)
    return copy


# ---------------------------------------------------------------------------
# What a PDF must not say


def _settled(pdf: bytes, site: Path, page: Path) -> bytes:
    """Return a PDF whose links lead to the site's address and whose dates are those of the build."""
    canonical = _CANONICAL.search(page.read_text(encoding="utf-8"))
    path = page.parent.relative_to(site).as_posix()
    address = canonical[1].removesuffix(f"{path}/") if canonical else "/"
    here = f"{site.as_uri()}/"
    reader = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    for sheet in writer.pages:
        for note in sheet.annotations or ():
            action = note.get_object().get("/A", {})
            if str(action.get("/URI", "")).startswith(here):
                uri = address + str(action["/URI"]).removeprefix(here)
                action[NameObject("/URI")] = TextStringObject(uri)
    facts = {"/Title": reader.metadata.title or "" if reader.metadata else "", "/Creator": "Pustaka Peksos"}
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        facts["/CreationDate"] = datetime.fromtimestamp(int(epoch), UTC).strftime("D:%Y%m%d%H%M%SZ")
    writer.metadata = facts
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
