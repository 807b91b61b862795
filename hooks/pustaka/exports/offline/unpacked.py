"""The site as it works from a folder: no server maps addresses to files, sends headers, or lets scripts fetch."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...policy import UNPACKED
from ...processes import in_two
from . import scripts

BUNDLE = "js/modul.js"

_AT_ONCE = 500  # pages, so that a large library is not held at once

_SERVED_ONLY = frozenset({"404.html", "manifest.webmanifest"})
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_FOR_PROGRAMS = re.compile(r'<link rel="(?:manifest|search|modulepreload|apple-touch-icon|alternate[^"]*)"[^>]*>\s*')
_MODULE = re.compile(r'<script(?=[^>]* type="module")[^>]* src="([^"]*)"[^>]*>')
_LINK = re.compile(r'( (?:href|src|action)="|http-equiv="refresh" content="0; url=)([^"#?]+)')
_NOTICE = re.compile(r'(<p class="[^"]*\bsalinan-luring\b[^"]*") hidden>')


def files(site: Mapping[str, Path], address: str) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of the unpacked site; `address` is where links to files that it leaves out lead."""
    served = {path: file for path, file in site.items() if path not in _SERVED_ONLY}
    pages = [path for path in served if path.endswith(".html")]

    def unpack(paths: Sequence[str]) -> list[_Page]:
        return [_page(path, served[path].read_text(encoding="utf-8"), served, address) for path in paths]

    used: set[str] = set()
    for at in range(0, len(pages), _AT_ONCE):
        for page in in_two(unpack, pages[at : at + _AT_ONCE]):
            used |= page.modules
            yield page.path, page.content
    modules = {}
    for path, file in served.items():
        if path.endswith(".bin"):
            yield f"{path}.js", _data(path, file.read_bytes())
        elif path.endswith(".js"):
            text = file.read_text(encoding="utf-8")
            module = file.name in used or scripts.is_module(text)
            if module:
                modules[file.name] = text
            yield path, scripts.run(file.name) if module else text.encode()
        elif not path.endswith(".html"):
            yield path, file.read_bytes()
    yield BUNDLE, scripts.bundle(modules)


@dataclass(frozen=True)
class _Page:
    """A page as it is unpacked, and the scripts it has as modules."""

    path: str
    content: bytes
    modules: frozenset[str]


def _page(path: str, html: str, site: Container[str], address: str) -> _Page:
    modules = frozenset(posixpath.basename(source) for source in _MODULE.findall(html))
    folder = posixpath.dirname(path)

    @cache  # header, footer and text lead to the same places
    def relative(link: str) -> str:
        return _relative(folder, link, site, address)

    html = _POLICY.sub(rf"\g<1>{UNPACKED}", html)
    html = _FOR_PROGRAMS.sub("", html)
    html = _NOTICE.sub(r"\1>", html)
    html = _LINK.sub(lambda match: match[1] + relative(match[2]), html)
    first = f'<script defer src="{posixpath.relpath(BUNDLE, folder or ".")}"></script>'
    html = _MODULE.sub(rf"{first}\g<0>", html, count=1)
    html = _MODULE.sub(r'<script defer src="\1">', html)
    return _Page(path, html.encode(), modules)


def _relative(folder: str, link: str, site: Container[str], address: str) -> str:
    """Return a link as one from file to file, or as the site's address of what the folder leaves out."""
    if ":" in link or link.startswith("//"):
        return link
    named = f"{link.rstrip('/')}/index.html" if link.endswith(("/", "..")) or link == "." else link
    target = posixpath.normpath(f"{folder}/{named}" if folder else named)
    return named if target in site else address + target.removesuffix("index.html")


def _data(path: str, content: bytes) -> bytes:
    """Return a file as a script that hands it over, which is the only way a script may read from a folder."""
    return f"pustakaLuring.data({json.dumps(path)}, {json.dumps(b64encode(content).decode())});\n".encode()
