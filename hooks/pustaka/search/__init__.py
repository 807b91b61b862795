"""Search: the library as documents, their index in files a browser fetches as it needs, and the query layer's data.

What is computed here is what needs no query: stems, weights, names. The reader's side is `docs/js/cari-*.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..library import Library
from ..texts import OfficialText
from . import index
from .documents import Document, Passage, View, documents
from .opensearch import describe

__all__ = ["FOLDER", "Document", "Passage", "View", "describe", "documents", "files"]

FOLDER = "cari/indeks"


def files(
    library: Library, pages: Iterable[View] = (), official: Mapping[str, OfficialText] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every file of the index, with the pages and official texts given."""
    for name, content in index.files(documents(library, pages, official), library):
        yield f"{FOLDER}/{name}.bin", content
