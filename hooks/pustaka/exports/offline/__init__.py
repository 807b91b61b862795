"""Offline: the built site once more for readers without a connection, kept by their browser or unpacked from a zip.

Unlike the other exports it is made of the site's finished files, which are only there when the generator is done; it
asks nothing of the generator but their folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...processes import beside
from ..archive import pack
from ..catalogue import Catalogue
from . import unpacked
from .listing import Item, write

PAGE, LIST, ARCHIVE = "luring/index.html", "luring/daftar.json", "luring/pustaka-peksos.zip"
FOLDER = "pustaka-peksos/"  # what the zip unpacks to

# What a reader needs. Files for programs, books and spreadsheets are fetched when somebody wants them.
_READ = frozenset({".html", ".css", ".js", ".bin", ".svg", ".webmanifest"})
_WORKER = "pekerja-luring.js"  # browsers keep it themselves, and ask for it on their own
_ON_PAPER = "qr.svg"  # one a page, seen only in print: it would double what a phone has to ask for
_SIZE = re.compile(r'(<span data-ukuran="(\w+)">)[^<]*')


def files(site: Path, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content): the zip, the page about it with the sizes filled in, the list of files.

    Raises RecordsError when a script is written in a way that the zip cannot hold.
    """
    found = _find(site)
    if PAGE not in found:  # a site without the page offers no copies
        return
    others = {path: file for path, file in found.items() if path != PAGE and file.name != _ON_PAPER}
    kept = unpacked.files(found, catalogue.settings.address)
    archive, items = beside(
        lambda: pack((FOLDER + path, content) for path, content in kept),
        lambda: [Item.of(path, file.read_bytes()) for path, file in others.items()],
    )
    filled = _fill(found[PAGE].read_text(encoding="utf-8"), items, len(archive)).encode()
    items.append(Item.of(PAGE, filled))
    yield ARCHIVE, archive
    yield PAGE, filled
    yield LIST, write(items, catalogue.library.per)


def _find(site: Path) -> Mapping[str, Path]:
    files = sorted(file for file in site.rglob("*") if file.suffix in _READ and file.is_file())
    found = {file.relative_to(site).as_posix(): file for file in files}
    return {path: file for path, file in found.items() if path != _WORKER}


def _fill(page: str, items: Sequence[Item], archive: int) -> str:
    """Write the sizes into the page; they are rounded, so that the page need not count itself."""
    sizes: Mapping[str, str] = {
        "unduhan": _megabytes(sum(item.sent for item in items)),
        "ruang": _megabytes(sum(item.size for item in items)),
        "arsip": _megabytes(archive),
    }
    return _SIZE.sub(lambda match: match[1] + sizes[match[2]], page)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",")
