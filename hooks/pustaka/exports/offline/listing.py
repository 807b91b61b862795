"""The list that the browser's copy is kept by: every file a reader needs, with what tells one version from the next."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

_DIGITS = 16  # hexadecimal, of a hash: enough to tell versions apart, and the list is fetched on phones


@dataclass(frozen=True)
class Item:
    """A file by its address below the site, `uu/2019/14/`; sizes in bytes, `sent` as gzip would send it."""

    address: str
    hash: str
    size: int
    sent: int

    @classmethod
    def of(cls, path: str, content: bytes) -> Item:
        """Return the row of a file below the site."""
        address = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
        return cls(address, _hash(content), len(content), min(len(content), len(zlib.compress(content, 6))))


def write(items: Iterable[Item], per: str) -> bytes:
    """Return the list as JSON: version, as-of date, and a row [address, hash, size, sent] a file, by address."""
    rows = [[item.address, item.hash, item.size, item.sent] for item in sorted(items, key=lambda item: item.address)]
    version = _hash(json.dumps([per, *(row[:2] for row in rows)]).encode())
    return json.dumps({"versi": version, "per": per, "berkas": rows}, separators=(",", ":")).encode() + b"\n"


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGITS]
