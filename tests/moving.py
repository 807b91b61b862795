"""The move to the next generator: the steps that MAINTAINING.md gives, gone through, and what they kept."""

from __future__ import annotations

import os
import re
import subprocess
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.built import CALM, Site, build, internal
from tests.places import ROOT


def read_steps() -> str:
    """Return the one block of commands in MAINTAINING.md."""
    text = (ROOT / "MAINTAINING.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return block


@dataclass(frozen=True)
class Links:
    """Links between pages that found their target before the move, how many of them name an anchor, and those lost."""

    count: int
    anchors: int
    lost: list[str]


@dataclass(frozen=True)
class Move:
    """The addresses of the Markdown pages, and the site as each generator builds it from them."""

    pages: list[str]
    new: Site
    old: Site

    @cached_property
    def missing(self) -> list[str]:
        """Return the pages that are not there after the move."""
        return [page for page in self.pages if page not in self.new.pages]

    @cached_property
    def changed(self) -> list[str]:
        """Return the pages whose words differ."""
        return [page for page in self.pages if _text(self.new, page) != _text(self.old, page)]

    @cached_property
    def links(self) -> Links:
        """Return what became of the links in the text of all pages."""
        count, anchors, lost = 0, 0, []
        for page in self.pages:
            for (address, anchor), after in zip(_links(self.old, page), _links(self.new, page), strict=True):
                if address not in self.old.pages:
                    continue
                count, anchors = count + 1, anchors + bool(anchor)
                found = after == (address, anchor) and self.new.file(address).is_file()
                if not found or (anchor and anchor not in self.new.ids[address]):
                    lost.append(f"{page}: {address}#{anchor}")
        return Links(count, anchors, lost)


def move(root: Path) -> Move:
    """Go through the steps in a checkout that has a .venv, and build it with MkDocs as well."""
    done = subprocess.run(
        ["sh", "-eu", "-c", read_steps()],
        cwd=root,
        env={**os.environ, **CALM, "PYTHONPATH": str(root / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    old = build(root, root / "site")
    assert old.returncode == 0, old.stderr
    docs = root / "zensical/docs"
    written = sorted(f"/{page.relative_to(docs).with_suffix('').as_posix()}/" for page in docs.rglob("*.md"))
    pages = [address.removesuffix("index/") for address in written]
    return Move(pages, Site(root / "zensical/site"), Site(root / "site"))


def _text(site: Site, address: str) -> str:
    article = deepcopy(site.pages[address].xpath("//article")[0])  # the page itself; it may hold others
    # The foot of a sheet, from our own frame, and sizes that only the finished site knows.
    for later in article.xpath("./div[@class='cetak'] | .//*[@data-ukuran]"):
        later.drop_tree()
    return " ".join(article.text_content().split())


def _links(site: Site, address: str) -> list[tuple[str, str]]:
    links = [internal(address, link) for link in site.pages[address].xpath("//article[not(ancestor::article)]//a/@href")]
    return [link for link in links if link]
