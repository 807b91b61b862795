"""Write headers.conf, the part of the nginx configuration that follows from the table in hooks/pustaka/hosting.py."""

from __future__ import annotations

from pathlib import Path

from pustaka.hosting import nginx

if __name__ == "__main__":
    (Path(__file__).parent / "headers.conf").write_text(nginx(), encoding="utf-8")
