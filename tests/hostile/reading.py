"""Reading what was made of planted texts: whether each stands there to the letter, and whether it became anything else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import lxml.html

from tests.hostile.planting import ADDRESS, MARK, Planted

_HERE = re.compile(r"(?:https?://(?:127\.0\.0\.1|koreksi\.example)[/:]|mailto:|#|\.|/(?!/)|[a-z0-9])", re.IGNORECASE)
_ONWARD = re.compile(r"0; url=(?:\.\./)+[a-z0-9/-]+/(?:index\.html)?(?:#[a-z0-9-]+)?")
_ID = re.compile(r"[\w:.-]+")
_LINKS = ("href", "src", "action", "formaction", "data", "poster", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_NEVER = frozenset({"iframe", "object", "embed", "base", "applet", "style", "frame", "math"})
_DATA = frozenset({"application/ld+json", "application/json"})


def folded(text: str) -> str:
    """Return a text with all white space alike."""
    return " ".join(text.split())


def deviations(planted: Planted, texts: Iterable[str]) -> Iterator[str]:
    """Yield every place where a planted text does not stand to the letter, or cut with an ellipsis."""
    for text in map(folded, texts):
        for match in MARK.finditer(text):
            expected = folded(planted.texts[match[0]])
            start = match.start() - expected.index(match[0])
            shown = text[max(start, 0) : start + len(expected)]
            # A text that begins a sentence is given a capital.
            if shown[1:] == expected[1:]:
                continue
            same = next((at for at, (a, b) in enumerate(zip(shown, expected, strict=False)) if a != b), len(shown))
            if start >= 0 and shown[same : same + 1] == "…" and same > expected.index(match[0]):
                continue
            yield f"{planted.fields[match[0]]}: {shown[max(0, same - 60) : same + 40]!r}"


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a value of JSON, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def page_texts(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the words of a page, the values of its attributes, and the texts of its data."""
    yield "".join(text for text in _words(page))
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and element.text and not element.get("src"):
            yield from strings(json.loads(element.text))
        for name, value in element.attrib.items():
            # Addresses of the place for corrections hold the title quoted, ids are made of its letters; `dangers` looks
            # at all of them.
            if name not in (*_LINKS, "id"):
                yield value


def _words(page: lxml.html.HtmlElement) -> Iterator[str]:
    for event, element in lxml.etree.iterwalk(page, ("start", "end")):
        if event == "start" and isinstance(element.tag, str) and element.tag not in ("script", "title"):
            yield element.text or ""
        if event == "start" and element.tag == "title":
            yield f" {element.text} "
        if event == "end":
            yield element.tail or ""


def is_redirect(page: lxml.html.HtmlElement) -> bool:
    """Tell whether a page only leads on; it shows an address made of a name, not the name."""
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def dangers(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield everything on a page that runs, leads or looks otherwise than the site's own parts do."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _NEVER or MARK.search(element.tag):
            yield f"<{element.tag}>"
        if element.tag == "script" and not element.get("src") and (element.get("type") not in _DATA or "<" in element.text):
            yield f"<script> {(element.text or '')[:60]}"
        if element.tag == "img" and element.get("src") != "qr.svg" and not element.get("src", "").endswith((".svg", ".png")):
            yield f"<img src={element.get('src')}>"
        if element.get("http-equiv") == "refresh" and not _ONWARD.fullmatch(element.get("content", "")):
            yield f"refresh {element.get('content')}"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("style", "srcdoc") or (name in ("id", "class") and "jahat" in value.split()):
                yield f"<{element.tag} {name}={value}>"
            if name == "id" and not _ID.fullmatch(value):
                yield f"<{element.tag} id={value}>"
            if name in _LINKS and value != ADDRESS and value and not _safe(value):
                yield f"<{element.tag} {name}={value}>"


def _safe(link: str) -> bool:
    scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", link, re.IGNORECASE)
    return bool(_HERE.match(link)) and (scheme is None or scheme[1].lower() in ("http", "https", "mailto"))


def outline(html: str) -> Counter[tuple[str, ...]]:
    """Return how often each kind of element with the same attributes and classes stands in a piece of HTML."""
    tree = lxml.html.fragment_fromstring(html, create_parent=True)
    return Counter(
        (element.tag, element.get("class", ""), *sorted(element.attrib))
        for element in tree.iter()
        if isinstance(element.tag, str)
    )
