"""Pictures: geometry computed from the records, mostly on a canvas 720 wide; templates lay them out as SVG.

Every picture has its data as a table beside it, and where a phone would not show it legibly a second form, half as
wide; style sheets show one of the two. Links in an SVG are addresses and not page files, because no generator rewrites
them.
"""

from __future__ import annotations

from . import canvas, gap, network, roadmap, timeline

__all__ = ["canvas", "gap", "network", "roadmap", "timeline"]
