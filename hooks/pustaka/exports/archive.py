"""Zip archives that are the same bytes for the same contents."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest date a zip can hold; a clock would make each build another file.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o100644 << 16


def pack(files: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of files in the order given; those named in `stored` are not compressed."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, _EPOCH)
            entry.external_attr = _READABLE_FILE
            entry.create_system = 3
            archive.writestr(entry, content, ZIP_STORED if name in stored else ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()
