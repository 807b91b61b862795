"""List the files of a built site for object storage, in the order to put them there: path, type, Cache-Control.

Usage: .venv/bin/python tools/publish/objects.py [SITE]; one file a line, the three parted by tabs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pustaka.hosting import objects

if __name__ == "__main__":
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    found = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    if "index.html" not in found:
        sys.exit(f"{site} belum berisi situs; jalankan make build dahulu.")
    for item in objects(found):
        print(item.path, item.media, item.caching, sep="\t")
