"""What every picture is drawn with: two widths, marks, words and lines on them, addresses as a browser needs them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from ... import addresses
from ...addresses import Target
from ..desk import Desk

WIDTH = 720
NARROW = 360  # what still reads on a phone without scrolling


@dataclass(frozen=True)
class Mark:
    """A point of the picture; `kind` says how it is drawn."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Label:
    """Words at a place, leading somewhere when they have an address."""

    x: float
    y: float
    text: str
    href: Markup | None = None


@dataclass(frozen=True)
class Line:
    """A path, how thick it is, and the number it stands for."""

    path: str
    width: float
    kind: str = ""
    label: Label | None = None


def address(desk: Desk, target: Target) -> Markup:
    """Return the relative address of a target as a browser needs it."""
    path, _, mark = addresses.url(target).partition("#")
    relative = posixpath.relpath(path, desk.address) + "/"
    return Markup(f"{relative}#{mark}" if mark else relative)  # noqa: S704 - ids are checked by the models


def rounded(value: float) -> float:
    """Return a coordinate short enough for the page."""
    return round(value, 1)
