"""How a static server sends the site: types, caching and protective headers, one table for every kind of server.

`_headers` is what Netlify, Cloudflare Pages and their like read from the site itself; `nginx` is included by the
configuration in `tools/publish/`. Hosts that take neither (GitHub Pages) still have the policy in every page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import policy

HEADERS_PATH = "_headers"
PLAIN_PATH = ".nojekyll"  # GitHub Pages then publishes every file as it is, also under `.well-known`


@dataclass(frozen=True)
class Type:
    """What the files whose names end in `ending` are; text is worth compressing."""

    ending: str
    media: str
    text: bool = True
    known: bool = True  # every common server sends this type by itself


# Of two endings that fit, the longer one counts.
TYPES = (
    Type(".html", "text/html; charset=utf-8"),
    Type(".css", "text/css; charset=utf-8"),
    Type(".js", "text/javascript; charset=utf-8"),
    Type(".json", "application/json"),
    Type(".txt", "text/plain; charset=utf-8"),
    Type(".csv", "text/csv; charset=utf-8"),
    Type(".xml", "application/xml"),
    Type(".svg", "image/svg+xml"),
    Type(".md", "text/markdown; charset=utf-8", known=False),
    Type(".akn.xml", "application/akn+xml", known=False),
    Type("/feed.xml", "application/atom+xml", known=False),
    Type("/opensearch.xml", "application/opensearchdescription+xml", known=False),
    Type(".webmanifest", "application/manifest+json", known=False),
    Type(".jsonld", "application/ld+json", known=False),
    Type(".bib", "application/x-bibtex; charset=utf-8", known=False),
    Type(".ris", "application/x-research-info-systems; charset=utf-8", known=False),
    Type(".bin", "application/octet-stream", text=False),
    Type(".png", "image/png", text=False),
    Type(".pdf", "application/pdf", text=False),
    Type(".epub", "application/epub+zip", text=False),
    Type(".zip", "application/zip", text=False),
    Type(".gz", "application/gzip", text=False),
    Type(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", text=False),
)

# On every answer, also on 404. Whoever serves over HTTPS only adds Strict-Transport-Security where TLS ends: on a
# plain-HTTP server browsers must ignore it, and a wrong one locks the whole domain.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": policy.HEADER,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The whole site is public and knows no cookies, and every page has its data beside it: scripts and other sites
    # may read all of it.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

# Ask each time whether a kept copy still holds (304 without a body when it does): a page is never older than the
# law's record, and modules and index files, whose names carry no version, always fit each other.
REVALIDATE = "no-cache"

# By folder. Style sheets hold up the first sight of a page, so a reading session must not ask for them at each page.
CACHING: Mapping[str, str] = {
    "/css/": "public, max-age=600",
    "/gambar/": "public, max-age=86400",
    "/api/": "public, max-age=600",
}


def find_type(path: str) -> Type | None:
    """Return the type of the file at a path or address, or nothing where the table does not know it."""
    fitting = (type for type in TYPES if f"/{path}".endswith(type.ending))
    return max(fitting, key=lambda type: len(type.ending), default=None)


def is_text(path: str) -> bool:
    """Say whether a file is text, so that compressing it saves something."""
    found = find_type(path)
    return found is not None and found.text


def find_caching(address: str) -> str:
    """Return the `Cache-Control` of the file at an address."""
    return next((value for folder, value in CACHING.items() if address.startswith(folder)), REVALIDATE)


@dataclass(frozen=True)
class Object:
    """A file as object storage keeps it: its path, which is its key, and what it is sent with."""

    path: str
    media: str
    caching: str


def objects(paths: Collection[str]) -> Sequence[Object]:
    """Return what of a site's files goes into object storage, in the order to put it there.

    What pages use comes before the pages, so that no visitor sees half of a site; what is only for servers that read
    it, the compressed twins among it, stays out.
    """
    kept = set(paths) - {HEADERS_PATH, PLAIN_PATH}
    kept = {path for path in kept if path.removesuffix(".br").removesuffix(".gz") == path}
    return [
        Object(path, _media(path), find_caching(f"/{path}"))
        for path in sorted(kept, key=lambda path: (path.endswith(".html"), path))
    ]


def _media(path: str) -> str:
    found = find_type(path)
    return found.media if found else "application/octet-stream"


def files() -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of the files that hosts look for in the site itself."""
    yield HEADERS_PATH, "\n".join(_lines()).encode() + b"\n"
    yield PLAIN_PATH, b""


def _lines() -> Iterator[str]:
    """Yield `_headers`: these hosts join what two rules say of one header, so no address has two for the same."""
    yield "/*"
    for name, value in HEADERS.items():
        yield f"  {name}: {value}"
    # What is not listed is revalidated: that is these hosts' own rule.
    for folder, value in CACHING.items():
        yield f"{folder}*"
        yield f"  Cache-Control: {value}"
    for type in TYPES:
        if not type.known:
            yield type.ending if type.ending.startswith("/") else f"/*{type.ending}"
            yield f"  Content-Type: {type.media}"


def nginx() -> str:
    """Return the part of an nginx configuration that follows from the table, for its `http` block."""
    endings = [type for type in TYPES if re.fullmatch(r"\.\w+", type.ending)]
    lines = [
        "# Written by tools/publish/write.py from hooks/pustaka/hosting.py; a test holds the two together.",
        "types {",
        *(f'    "{type.media}" {type.ending[1:]};' for type in endings),
        "}",
        "map $uri $pustaka_caching {",
        f'    default "{REVALIDATE}";',
        *(f'    "~^{folder}" "{value}";' for folder, value in CACHING.items()),
        "}",
        "add_header Cache-Control $pustaka_caching always;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
    ]
    return "\n".join(lines) + "\n"
