"""What the exports add to the head of each page: its JSON-LD, the other forms it is available in, its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..addresses import CITABLE, CITATIONS, Target, citation_file, locate
from . import bibliography, cards, feed, linked, texts
from .api import FOLDER as API
from .catalogue import Catalogue


@dataclass(frozen=True)
class Alternate:
    """The same page in another form: its media type, its path below the site, what it is called."""

    type: str
    path: str
    title: str


@dataclass(frozen=True)
class Picture:
    """The picture shown beside a link to a page: its absolute address, its words, its size in pixels."""

    address: str
    alt: str
    width: int = cards.WIDTH
    height: int = cards.HEIGHT


@dataclass(frozen=True)
class Head:
    """What belongs into a page's head; `data` is safe inside a script element."""

    data: str
    type: str
    picture: Picture
    alternates: tuple[Alternate, ...]


class Heads:
    """Makes the head of one page when the page is made, so that a page that is not remade costs nothing."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def _targets(self) -> Mapping[str, Target]:
        return {locate(target)[0]: target for target in self._catalogue.targets()}

    def updated(self, src: str) -> str:
        """Return the day on which what a page says was checked."""
        target = self._targets.get(src)
        return self._catalogue.checked(target) if target else self._catalogue.library.per

    def make(self, src: str, address: str, title: str, description: str, kind: str) -> Head:
        """Return the head of the page made from a page file, standing at a site-absolute address."""
        target = self._targets.get(src)
        graph = linked.page(self._catalogue, address, title, description, target, kind)
        return Head(
            data=linked.script(graph),
            type="article" if target else "website",
            picture=Picture(
                self._catalogue.absolute("/" + cards.path(self._catalogue, target)),
                cards.card(self._catalogue, target).alt,
            ),
            alternates=tuple(self._alternates(target)),
        )

    def _alternates(self, target: Target | None) -> Iterator[Alternate]:
        yield Alternate("application/atom+xml", feed.PATH, "Perubahan hukum dan pustaka")
        if target is None:
            return
        yield Alternate("text/markdown", texts.path(self._catalogue, target), "Halaman ini sebagai Markdown")
        if target.kind in ("law", "provision"):
            yield Alternate("application/json", f"{API}/laws/{target.id}.json", "Halaman ini sebagai data")
        if target.kind == "law":
            yield Alternate("application/akn+xml", f"laws/{target.id}.akn.xml", "Akoma Ntoso")
        if target.kind in CITABLE:
            for ending, name in CITATIONS.items():
                yield Alternate(bibliography.MEDIA[ending], citation_file(target, ending), f"Kutipan ({name})")
