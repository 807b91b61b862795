"""The icons of the installed site: the mark of docs/gambar/tanda.svg as pictures, for systems that take no SVG."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw

from .catalogue import Catalogue

PAPER, TEAL, ACCENT = "#fbfaf6", "#0b5f5a", "#b4540a"
VIEW = 32  # the mark's own square
# The mark's lines as left, top, width, height in that square, each in its colour.
LINES = (
    ((3, 4, 22, 4.5), TEAL),
    ((3, 11, 26, 4.5), TEAL),
    ((3, 18, 18, 4.5), ACCENT),
    ((3, 25, 24, 4), TEAL),
)
# Pixels of a side, and how much of it the mark's square takes: a system may cut a "penuh" one down to a circle.
ICONS = {"ikon-180": (180, 0.86), "ikon-192": (192, 1.0), "ikon-512": (512, 1.0), "ikon-penuh-512": (512, 0.68)}
_FINER = 4  # drawn so much larger first, because Pillow draws no half pixels


def files(_: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield every icon as PNG."""
    for name, (side, share) in ICONS.items():
        yield f"gambar/{name}.png", draw(side, share)


def draw(side: int, share: float) -> bytes:
    """Return the mark on paper as PNG, `side` pixels square."""
    large = Image.new("RGB", (side * _FINER, side * _FINER), PAPER)
    pencil = ImageDraw.Draw(large)
    unit = side * _FINER * share / VIEW
    edge = side * _FINER * (1 - share) / 2
    for (left, top, width, height), colour in LINES:
        corners = (left, top, left + width, top + height)
        x0, y0, x1, y1 = (round(edge + unit * place) for place in corners)
        pencil.rectangle((x0, y0, x1 - 1, y1 - 1), fill=colour)  # Pillow's last pixel belongs to the rectangle
    out = io.BytesIO()
    large.resize((side, side), Image.Resampling.BOX).save(out, "PNG", optimize=True)
    return out.getvalue()
