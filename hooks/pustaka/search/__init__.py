"""Search: the library as documents, their index in files a browser fetches as it needs, and the query layer's data.

What is computed here is what needs no query: stems, weights, names. The reader's side is `docs/js/cari-*.js`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from . import index
from .documents import Document, Passage, documents
from .opensearch import describe

__all__ = ["FOLDER", "Document", "Passage", "describe", "documents", "files"]

FOLDER = "cari/indeks"


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every file of the index."""
    for name, content in index.files(documents(library), library):
        yield f"{FOLDER}/{name}.bin", content
