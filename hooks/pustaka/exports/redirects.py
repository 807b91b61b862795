"""Short addresses: other names of laws and regulations, and the ids of laws, lead to their pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from ..addresses import Target
from ..models import Instrumen
from ..policy import META
from .catalogue import CLASSES, Catalogue
from .environment import render

# What stands at the root of the site: a short address must never lie upon a page or a folder of files.
SECTIONS = frozenset(
    "api bandingkan cari css data delegasi gambar glosarium js kutip latihan laws linimasa luring mandat organisasi "
    "panduan peraturan peta-jalan putusan schemas sumber tahap tenggat tentang uu".split()
)


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield a page for every short address; it works on any static server, also below a folder."""
    for slug, target in addresses(catalogue).items():
        url = catalogue.url(target)
        html = render(
            "redirect.html",
            csp=META,
            slug=slug,
            name=catalogue.name(target),
            relative=posixpath.relpath(url, f"/{slug}/") + "/",
            canonical=catalogue.absolute(url),
        )
        yield f"{slug}/index.html", html.encode()


def addresses(catalogue: Catalogue) -> Mapping[str, Target]:
    """Return what each short address means; a name of two things, or of a section of the site, means neither."""
    found: dict[str, Target] = {}
    taken = {catalogue.url(target).split("/")[1] for target in catalogue.targets()} | SECTIONS | set(CLASSES.values())
    for kind in ("law", "regulation"):
        for id, record in catalogue.library.records[kind].items():
            assert isinstance(record, Instrumen)
            target = Target(kind, id)
            for name in (*((id,) if kind == "law" else ()), *record.alias):
                slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
                if found.setdefault(slug, target) != target:
                    taken.add(slug)
    return {slug: target for slug, target in found.items() if slug and slug not in taken}
