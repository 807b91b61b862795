"""nginx with the configuration of tools/publish, started on loopback, and what it answers."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.places import ROOT

CONFIGURATION = ROOT / "tools/publish"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    folder: Path
    port: int

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request with the address exactly as given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, address, headers={n.replace("_", "-"): v for n, v in headers.items()})
        answer = connection.getresponse()
        found = Answer(answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read())
        connection.close()
        return found


def find_nginx() -> str:
    """Return the path of an nginx that can do what the configuration asks, or skip where there is none."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx or not MODULE.exists():
        pytest.skip("nginx dengan modul brotli_static tidak terpasang (sebagai root: tools/publish/install.sh)")
    return nginx


def configure(folder: Path) -> int:
    """Write the configuration into a folder and return its port; only the address it listens at is another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shutil.copy(CONFIGURATION / "headers.conf", folder)
    text = (CONFIGURATION / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("listen 8080;") == 1
    here = text.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    (folder / "nginx.conf").write_text(here, encoding="utf-8")
    return port


@contextmanager
def run(command: list[str], port: int) -> Iterator[None]:
    """Run a server until the block ends; fail with what it said when it does not start."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        else:
            pytest.fail(f"nginx tidak mau mulai: {process.stderr.read() if process.stderr else ''}")
        try:
            yield
        finally:
            process.terminate()
