"""Looking at a built site as its readers do: a static server on the loopback interface and the machine's Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = os.environ.get("PUSTAKA_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static server that keeps its connections and says nothing."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in two writes; kept waiting for each other they would add 40 ms to every file.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what the callers print is what counts."""


@contextmanager
def serve(folder: Path, kind: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on loopback and yield its address."""
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield the machine's Chromium, which asks nothing of the network by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()
