"""QR codes of addresses, for pages that are read on paper."""

from __future__ import annotations

import io

import segno


def draw(address: str) -> bytes:
    """Return the code of an address as an SVG file.

    Level M still reads from a photocopy. One mask serves all codes: every reader takes any mask, and trying all eight
    takes five times as long for each of the site's pages.
    """
    out = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False, mask=0)
    code.save(out, kind="svg", border=1, omitsize=True, xmldecl=False, svgclass=None, lineclass=None, nl=False)
    return out.getvalue()
