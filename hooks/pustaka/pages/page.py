"""A generated page: where it stands, what it is called, what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import yaml

from ..addresses import Target

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Page:
    """One Markdown page: its file below the site's root, its front matter, its body, the record it was made of.

    `speaks_of` is what its prose links: terms, organisations, provisions.
    """

    src: str
    meta: Mapping[str, str]
    body: str
    edit: str | None = None
    speaks_of: frozenset[Target] = frozenset()

    @cached_property
    def text(self) -> str:
        """Return the page as a Markdown file with front matter."""
        front = yaml.dump(dict(self.meta), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n\n{self.body}"


class Plan:
    """A page that will stand at `src`, `of` a record or of many, and is laid out when it is first asked for."""

    def __init__(self, src: str, of: Target | None, make: Callable[[], Page]) -> None:
        self.src = src
        self.of = of
        self._make = make

    @cached_property
    def page(self) -> Page:
        """Return the page."""
        made = self._make()
        assert made.src == self.src  # a page stands where its plan says
        return made
