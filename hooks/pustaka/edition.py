"""An edition: what a build makes of the records and of the operator's settings, whichever generator builds the site."""

from __future__ import annotations

import posixpath
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from . import checks, codes, exports, pages, search, texts
from .library import Library
from .pages import Page
from .preview import Preview
from .search import View


@dataclass(frozen=True)
class Imprint:
    """What the operator says of a site: what it is called, where it stands, where people turn to.

    `correction` and `handouts` are those of `pages.Settings`; `security` is whom to tell of a security hole.
    """

    name: str
    description: str
    address: str
    correction: str | None
    handouts: bool
    security: str | None


@dataclass(frozen=True)
class Edition:
    """A good library, laid out as pages, and ready to be exported."""

    imprint: Imprint
    pages: Sequence[Page]
    catalogue: exports.Catalogue
    heads: exports.Heads

    @property
    def library(self) -> Library:
        """Return the library."""
        return self.catalogue.library

    @property
    def official(self) -> Sequence[str]:
        """Return the names of the laws whose official text stands beside ours."""
        return [self.library.names[law] for law in self.catalogue.settings.official]

    def files(self, addresses: Mapping[str, str], written: Iterable[View]) -> Iterator[tuple[str, bytes]]:
        """Yield (path, content) of the files beside the pages: for programs, for search, and codes for paper.

        `addresses` has that of the page in each folder; `written` are the pages that are written by hand.
        """
        imprint = self.imprint
        yield "opensearch.xml", search.describe(imprint.name, imprint.description, imprint.address)
        for folder, address in addresses.items():
            yield posixpath.join(folder, "qr.svg"), codes.draw(urljoin(imprint.address, address))
        # Pages made of many records are no record's own: the search knows them by what they say of themselves.
        many = (View(page.src, page.meta["title"], page.meta["description"]) for page in self.pages if not page.edit)
        yield from search.files(self.library, (*many, *written), self.catalogue.settings.official)
        yield from exports.files(self.catalogue)


class Editions:
    """One edition after another of records that are being edited; `finish` is that of the preview."""

    def __init__(self) -> None:
        self._preview = Preview()
        self._layout: Hashable = None  # what the layout of every page depends on besides the records
        self.finish = self._preview.finish

    def read(self, root: Path, imprint: Imprint) -> Edition:
        """Return the edition of the records below a folder; raise RecordsError where they or a setting are not good."""
        self._preview.interrupt()  # whoever waits for this edit needs the core
        library = checks.load(root, before=self._preview.library)
        operators = texts.find_operators(root)
        official = texts.read_all(operators, library.laws)
        layout = imprint, stamps(*pages.TEMPLATES.glob("*.j2"), *(operators.glob("*.json") if operators else ()))
        laid_out = self._preview.update(
            library, pages.Settings(imprint.correction, official, imprint.handouts), afresh=layout != self._layout
        )
        self._layout = layout
        changes = root / "CHANGES.md"
        settings = exports.Settings(
            address=imprint.address or exports.Settings.address,
            security_contact=imprint.security,
            changes=changes.read_text(encoding="utf-8") if changes.is_file() else "",
            official=official,
        )
        catalogue = exports.Catalogue(library, settings)
        return Edition(imprint, laid_out, catalogue, exports.Heads(catalogue))


def stamps(*paths: Path) -> Hashable:
    """Return what tells whether any of some files was written since."""
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(paths))
