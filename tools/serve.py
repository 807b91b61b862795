"""Serve the site on the loopback interface with live reload, at the port given as the only argument."""

from __future__ import annotations

import os
import socket
import sys

HOST = "127.0.0.1"


def refusal(port: str) -> str:
    """Return why the port cannot be served on, in Indonesian, or nothing when it can."""
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 2**16:
        return f"PORT={port} bukan nomor port; pakai bilangan 1 sampai 65535, misalnya: make serve PORT=8001"
    with socket.socket() as probe:
        # As MkDocs' server does, so that a port closed a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else error
            return f"Port {port} tidak dapat dipakai ({reason}); pilih yang lain: make serve PORT=8001"
    return ""


def main() -> None:
    """Become `mkdocs serve`, or exit 1 with one sentence where MkDocs would give a traceback."""
    port = sys.argv[1]
    if reason := refusal(port):
        sys.exit(reason)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", f"{HOST}:{port}"]
    # In place of this process, so that Ctrl+C reaches MkDocs alone.
    os.execv(sys.executable, command)  # noqa: S606 - our own fixed command


if __name__ == "__main__":
    main()
