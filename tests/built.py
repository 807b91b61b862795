"""Building the site and reading what was built: what every test of the built site shares."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

ORIGIN = "http://127.0.0.1:8000"
# What every build of a test is given: one clock, and nothing printed, which takes longer than all the rest.
CALM = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795737600", "BAHAN_PDF": "false"}


def build(root: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a checkout strictly into a folder and return what the command said, but for its progress."""
    done = subprocess.run(
        # Not with --quiet: it drops the warnings before --strict can count them.
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=root,
        env={**os.environ, **CALM, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    done.stderr = "".join(line for line in done.stderr.splitlines(keepends=True) if not line.startswith("INFO"))
    return done


def make(root: Path, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run what `make build` runs once everything is installed, behind a command where one is given."""
    return subprocess.run(
        [*before, sys.executable, "tools/build.py"],
        cwd=root,
        env={**os.environ, **CALM, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return every file below a folder by its path."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


@dataclass(frozen=True)
class Site:
    """A built site: its files, and every HTML page parsed."""

    folder: Path

    @cached_property
    def pages(self) -> Mapping[str, lxml.html.HtmlElement]:
        """Return the parsed pages by address, `/uu/2019/14/pasal-28/`."""
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            address = "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[address] = lxml.html.fromstring(file.read_bytes())
        return found

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Return the ids on each page."""
        return {address: frozenset(page.xpath("//@id")) for address, page in self.pages.items()}

    def kinds(self, pick: Callable[..., str] = max) -> Sequence[str]:
        """Return the address of one page of every kind: the richest, or with `min` the one soonest looked at."""
        found: dict[tuple[str, str, int], list[str]] = {}
        for address, page in self.pages.items():
            kind = "".join(page.xpath("//article/@class"))
            place = (kind, address.split("/")[1], address.count("/")) if kind else (kind, "", 0)
            found.setdefault(place, []).append(address)
        return tuple(pick(addresses, key=self._size) for addresses in found.values())

    def _size(self, address: str) -> int:
        return self.file(address).stat().st_size

    def file(self, address: str) -> Path:
        """Return the file that a static server would send for an address."""
        path = self.folder / unquote(address).lstrip("/")
        return path / "index.html" if address.endswith("/") else path


def text_of(element: lxml.html.HtmlElement) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join(element.text_content().split())


def internal(page: str, link: str) -> tuple[str, str] | None:
    """Return (address, fragment) of a link inside the site, or nothing when it leaves it."""
    parts = urlsplit(urljoin(ORIGIN + page, link))
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
        return None
    return parts.path, unquote(parts.fragment)
