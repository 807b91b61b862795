"""Search: the library as documents, their index in files a browser fetches as it needs, and the query layer's data.

What is computed here is what needs no query: stems, weights, names. The reader's side is `docs/js/cari-*.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..library import Library
from ..texts import OfficialText
from . import index
from .documents import Document, Passage, documents
from .opensearch import describe

__all__ = ["FOLDER", "Document", "Passage", "describe", "documents", "files"]

FOLDER = "cari/indeks"


def files(library: Library, official: Mapping[str, OfficialText] | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every file of the index, official texts included where they are given."""
    for name, content in index.files(documents(library, official), library):
        yield f"{FOLDER}/{name}.bin", content
