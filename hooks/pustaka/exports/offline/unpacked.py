"""The site as it works from a folder: no server maps addresses to files, sends headers, or lets scripts fetch."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from ...policy import UNPACKED
from . import scripts

BUNDLE = "js/modul.js"

_SERVED_ONLY = frozenset({"404.html", "manifest.webmanifest"})
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_FOR_PROGRAMS = re.compile(r'<link rel="(?:manifest|search|modulepreload|apple-touch-icon|alternate[^"]*)"[^>]*>\s*')
_MODULE = re.compile(r'<script(?=[^>]* type="module")[^>]* src="([^"]*)"[^>]*>')
_LINK = re.compile(r'( (?:href|src|action)="|http-equiv="refresh" content="0; url=)([^"#?]+)')
_NOTICE = re.compile(r'(<p class="[^"]*\bsalinan-luring\b[^"]*") hidden>')


def files(site: Mapping[str, Path], address: str) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of the unpacked site; `address` is where links to files that it leaves out lead."""
    served = {path: file for path, file in site.items() if path not in _SERVED_ONLY}
    used: set[str] = set()
    for path, file in served.items():
        if path.endswith(".html"):
            html = file.read_text(encoding="utf-8")
            used.update(posixpath.basename(source) for source in _MODULE.findall(html))
            yield path, _page(path, html, served, address).encode()
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


def _page(path: str, html: str, site: Container[str], address: str) -> str:
    folder = posixpath.dirname(path)

    def file(match: re.Match[str]) -> str:
        return match[1] + _relative(folder, match[2], site, address)

    html = _POLICY.sub(rf"\g<1>{UNPACKED}", html)
    html = _FOR_PROGRAMS.sub("", html)
    html = _NOTICE.sub(r"\1>", html)
    html = _LINK.sub(file, html)
    first = f'<script defer src="{posixpath.relpath(BUNDLE, folder or ".")}"></script>'
    html = _MODULE.sub(rf"{first}\g<0>", html, count=1)
    return _MODULE.sub(r'<script defer src="\1">', html)


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
