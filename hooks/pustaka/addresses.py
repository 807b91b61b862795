"""Where everything stands on the site: permanent addresses, as page files and anchors."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .citations import anchor, parse_id


class Target(NamedTuple):
    """Something that has an address: a kind of record (or "provision", or "page") and its id."""

    kind: str
    id: str


_FOLDERS = {
    "regulation": "peraturan",
    "ruling": "putusan",
    "guide": "panduan",
    "activity": "peta-jalan",
    "organisation": "organisasi",
    "event": "linimasa",
    "source": "sumber",
    "term": "glosarium",
    "actor": "mandat",
    "comparison": "bandingkan",
}

# Training packs: about what, below which folder.
TRAINING = "latihan/index.md"
_PACKS = {"activity": "kegiatan", "actor": "pelaku"}

# Records that share one page, each at its anchor.
OVERLAPS = "mandat/tumpang-tindih.md"
# Where words that search understands do their work; their records have no page.
SEARCH = "cari.md"

# Files for reference managers: the ending of each and what people call it.
CITATIONS: Mapping[str, str] = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
CITABLE = frozenset({"law", "provision", "regulation", "ruling", "guide", "activity"})

# What `locate` knows a place for.
PAGED = frozenset({*_FOLDERS, "law", "provision", "overlap", "words"})


def law_folder(law: str) -> str:
    """Return the folder of a law: `uu-2019-14` stands at `uu/2019/14`."""
    return law.replace("-", "/", 2)


@cache
def locate(target: Target) -> tuple[str, str]:
    """Return (page file, anchor) of a target; the anchor is empty for a whole page."""
    kind, id = target
    if kind == "law":
        return f"{law_folder(id)}/index.md", ""
    if kind == "provision":
        law, pasal, *_ = id.split("/")
        return f"{law_folder(law)}/{pasal}.md", anchor(parse_id(id).path)
    if kind == "overlap":
        return OVERLAPS, id
    if kind == "page":  # of no record of its own: its id is its file
        return id, ""
    if kind == "words":
        return SEARCH, ""
    return f"{_FOLDERS[kind]}/{id}.md", ""


def pack(target: Target) -> str:
    """Return the page file of the training pack about an actor or an activity; its PDF stands beside that page."""
    return f"latihan/{_PACKS[target.kind]}/{target.id}.md"


def link(target: Target, page: str) -> str:
    """Return the relative Markdown link from a page file to a target."""
    return relative(*locate(target), page)


def relative(file: str, mark: str, page: str) -> str:
    """Return the relative Markdown link from a page file to an anchor of another, or of its own."""
    if file == page and mark:
        return f"#{mark}"
    folder, _, name = file.rpartition("/")
    way = _way(page.rpartition("/")[0], folder)
    return f"{way}{name}#{mark}" if mark else f"{way}{name}"


@cache
def _way(start: str, end: str) -> str:
    """Return the way from one folder to another, with the stroke that ends it; nothing for the same folder."""
    way = posixpath.relpath(end or ".", start or ".")
    return "" if way == "." else f"{way}/"


def url(target: Target) -> str:
    """Return the site-absolute address of a target: `/uu/2019/14/pasal-28/#ayat-1`."""
    file, mark = locate(target)
    path = file.removesuffix("index.md").removesuffix(".md")
    path = path if path.endswith("/") or not path else f"{path}/"
    return f"/{path}#{mark}" if mark else f"/{path}"


def citation_file(target: Target, ending: str) -> str:
    """Return where the file of what is citable stands below the site; pages of our own keep their folder's name."""
    folder = f"{_FOLDERS[target.kind]}/" if target.kind in ("guide", "activity") else ""
    return f"kutip/{folder}{target.id}.{ending}"
