"""Exports: the library for scripts, spreadsheets, reference managers and other sites, made in one pass.

Nothing here knows which generator builds the site: paths and bytes come out. Every value is a function of the library
and of `Settings`, so two builds give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import hosting
from . import akn, api, bibliography, cards, epub, feed, icons, offline, redirects, schemas, tables, texts, wellknown
from .catalogue import Catalogue, Settings
from .head import Head, Heads, Picture

__all__ = ["Catalogue", "Head", "Heads", "Picture", "Settings", "files", "offline"]

_KINDS = (api, schemas, tables, feed, texts, redirects, wellknown, akn, epub, bibliography, cards, icons)


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every exported file."""
    for kind in _KINDS:
        yield from kind.files(catalogue)
    yield from hosting.files()
