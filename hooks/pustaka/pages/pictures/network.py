"""The network: what the laws say of each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...addresses import Target
from ...library import Law, Library, Provision
from ..desk import Desk
from ..lines import Link
from .canvas import NARROW, WIDTH, Label, Line, address, rounded


@dataclass(frozen=True)
class Node:
    """A law in the network."""

    x: float
    y: float
    radius: float
    label: Label
    pasal: int


@dataclass(frozen=True)
class Edge:
    """What one law says of another: how often its own text does, how often only our notes do, and where."""

    source: Link
    target: Link
    own: int
    notes: int
    places: Sequence[Link]


@dataclass(frozen=True)
class Drawing:
    """The laws and the arcs between them on a canvas."""

    width: float
    height: float
    nodes: Sequence[Node]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Network:
    """The references among the laws as a picture; `upright` has the oldest law on top."""

    across: Drawing
    upright: Drawing
    edges: Sequence[Edge]


def draw(desk: Desk) -> Network:
    """Draw the laws in the order they were made, with an arc for what each says of another."""
    laws = sorted(desk.library.laws.values(), key=lambda law: (law.record.diundangkan or "", law.id))
    names = {law.id for law in laws}
    own, notes = _between(desk.library)
    edges = {}
    for pair in sorted({*own, *notes}):
        if not names.issuperset(pair):
            continue
        places = dict.fromkeys(provision.pasal for provision, _ in (*own.get(pair, ()), *notes.get(pair, ())))
        edges[pair] = Edge(
            source=desk.link(Target("law", pair[0])),
            target=desk.link(Target("law", pair[1])),
            own=len(own.get(pair, ())),
            notes=len(notes.get(pair, ())),
            places=tuple(desk.provision(id, desk.library.provisions[id].label) for id in places),
        )
    return Network(_across(desk, laws, edges), _upright(desk, laws, edges), tuple(edges.values()))


def _across(desk: Desk, laws: Sequence[Law], edges: Mapping[tuple[str, str], Edge]) -> Drawing:
    """Draw the laws in a row; arcs above lead back in time, arcs below forward."""
    gap = WIDTH / max(1, len(laws))
    y = 80 + 0.24 * gap * max(1, len(laws) - 1)
    nodes = {law.id: _node(desk, law, (index + 0.26) * gap, y) for index, law in enumerate(laws)}
    lines = [_arc(nodes[one], nodes[other], edge, upright=False) for (one, other), edge in edges.items()]
    return Drawing(WIDTH, rounded(2 * y), tuple(nodes.values()), lines)


def _upright(desk: Desk, laws: Sequence[Law], edges: Mapping[tuple[str, str], Edge]) -> Drawing:
    """Draw the laws in a column; arcs at the left lead back in time, arcs at the right forward."""
    gap = 104.0
    nodes = {law.id: _node(desk, law, NARROW / 2, (index + 0.5) * gap, below=True) for index, law in enumerate(laws)}
    lines = [_arc(nodes[one], nodes[other], edge, upright=True) for (one, other), edge in edges.items()]
    return Drawing(NARROW, rounded(gap * max(1, len(laws))), tuple(nodes.values()), lines)


def _node(desk: Desk, law: Law, x: float, y: float, *, below: bool = False) -> Node:
    target, radius = Target("law", law.id), 2.4 * math.sqrt(law.record.jumlah_pasal)
    at = (x, y + radius + 17) if below else (x + radius + 6, y + 5)
    label = Label(rounded(at[0]), rounded(at[1]), desk.library.cite(target), address(desk, target))
    return Node(rounded(x), rounded(y), rounded(radius), label, law.record.jumlah_pasal)


def _between(library: Library) -> tuple[Mapping[tuple[str, str], Sequence[tuple[Provision, str]]], ...]:
    """Return, by pair of laws, the (provision, id) that a law's own words name, and those that only our notes do."""
    own: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    notes: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for place in library.places:
        if place.owner.kind != "provision":
            continue
        provision = library.provisions[place.owner.id]
        field = next(part for part in place.path[len(provision.path) :] if isinstance(part, str))
        if field in ("status", "pengecualian"):
            continue
        for target in library.targets(place.text, place.at):
            law = target.id.split("/")[0]
            if target.kind in ("provision", "law") and law != provision.law:
                ours = field in ("catatan", "delegasi", "sanksi")
                (notes if ours else own)[provision.law, law].add((provision.id, target.id))
    only_notes = {pair: found - own.get(pair, set()) for pair, found in notes.items()}
    return tuple(
        {
            pair: [(library.provisions[source], id) for source, id in sorted(found)]
            for pair, found in sides.items()
            if found
        }
        for sides in (own, only_notes)
    )


def _arc(source: Node, target: Node, edge: Edge, *, upright: bool) -> Line:
    """Return an arc that leaves one law and arrives at another, on the side of its direction in time."""
    # Reckoned along the line of laws and across it; only the last step knows which of the two is x.
    start, end, middle = (source.y, target.y, source.x) if upright else (source.x, target.x, source.y)
    back = start > end
    side = -1 if back else 1
    reach = 0.34 * abs(start - end) + 22
    away, toward = middle + side * source.radius, middle + side * (target.radius + 7)
    inward = 5 if back else -5  # several arcs meet at one law without lying on each other
    points = [
        (start - inward, away),
        (start - inward, away + side * reach),
        (end + inward, toward + side * reach),
        (end + inward, toward),
        ((start + end) / 2, (away + toward) / 2 + side * 0.75 * reach),
    ]
    placed = [
        f"{rounded(across)} {rounded(along)}" if upright else f"{rounded(along)} {rounded(across)}"
        for along, across in points
    ]
    along, across = points[-1]
    x, y = (across, along) if upright else (along, across)
    total = edge.own + edge.notes
    return Line(
        f"M{placed[0]}C{' '.join(placed[1:4])}",
        rounded(1.2 + math.log2(total)),
        "sendiri" if edge.own else "catatan",
        Label(rounded(x), rounded(y + 4), str(total)),
    )
