"""A generated page: where it stands, what it is called, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Page:
    """One Markdown page: its file below the site's root, its front matter, its body, the record it was made of."""

    src: str
    meta: Mapping[str, str]
    body: str
    edit: str | None = None

    @property
    def text(self) -> str:
        """Return the page as a Markdown file with front matter."""
        front = yaml.dump(dict(self.meta), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n\n{self.body}"
