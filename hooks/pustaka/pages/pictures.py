"""Pictures: geometry computed from the records, mostly on a canvas 720 wide; templates lay them out as SVG.

Every picture has its data as a table beside it, and where a phone would not show it legibly a second form, half as
wide; style sheets show one of the two. Links in an SVG are addresses and not page files, because no generator rewrites
them.
"""

from __future__ import annotations

import math
import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from .. import addresses, views
from ..addresses import Target
from ..library import Law, Library, Provision
from ..models import Kegiatan, Kesenjangan
from .desk import Desk
from .lines import Fact, Link
from .text import number
from .text import short as cut

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


# ---------------------------------------------------------------------------
# The timeline: a column of marks for each year

KINDS: Mapping[str, str] = {
    "peristiwa": "Peristiwa",
    "peraturan": "Peraturan",
    "putusan": "Putusan",
    "batas": "Batas waktu",
}
_KIND_OF = {"event": "peristiwa", "law": "peraturan", "regulation": "peraturan", "ruling": "putusan"}


@dataclass(frozen=True)
class Decade:
    """A decade: the band that leads to its part of the list, and how many moments of each kind it holds."""

    x: float
    width: float
    label: Label
    counts: Sequence[int]
    total: int


@dataclass(frozen=True)
class Stack:
    """A decade of the upright form: its name, how many moments it holds, and the height of its touchable band."""

    y: float
    height: float
    label: Label
    total: int


@dataclass(frozen=True)
class Column:
    """The timeline running downwards, one row of marks a decade."""

    height: float
    stacks: Sequence[Stack]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Timeline:
    """The timeline as a picture; `column` is its upright form."""

    height: float
    base: float
    first: str
    last: str
    decades: Sequence[Decade]
    marks: Sequence[Mark]
    flags: Sequence[tuple[float, Label]]
    column: Column


def timeline(desk: Desk) -> Timeline:
    """Draw every moment as a mark over its year, with a flag at the making of each law."""
    moments = views.timeline(desk.library)
    years = Counter(int(moment.date[:4]) for moment in moments)
    start, end = min(years) // 10 * 10, max(years) // 10 * 10 + 10
    step = WIDTH / (end - start)
    laws = sorted(desk.library.laws.values(), key=lambda law: law.record.diundangkan or "")
    dated = [law for law in laws if law.record.diundangkan]
    top = 20.0 * len(dated) + 12
    base = top + max(years.values()) * step + 8
    piled: Counter[int] = Counter()
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    marks = []
    for moment in moments:
        year, kind = int(moment.date[:4]), _mark_kind(moment)
        marks.append(Mark(_r((year - start + 0.5) * step), _r(base - (piled[year] + 0.6) * step), kind))
        piled[year] += 1
        kinds[year // 10 * 10][kind] += 1
    decades = [
        Decade(
            x=_r((decade - start) * step),
            width=_r(10 * step),
            label=Label(_r((decade - start + 5) * step), base + 20, f"{decade}-an", Markup(f"#tahun-{decade}")),  # noqa: S704
            counts=[kinds[decade][kind] for kind in KINDS],
            total=kinds[decade].total(),
        )
        for decade in range(start, end, 10)
        if kinds[decade]
    ]
    flags = []
    for row, law in enumerate(dated):
        x = _r((int((law.record.diundangkan or "")[:4]) - start + 0.5) * step)
        target = Target("law", law.id)
        flags.append((x, Label(x - 6, 20.0 * row + 16, desk.library.cite(target), address(desk, target))))
    column = _column([(int(moment.date[:3]) * 10, _mark_kind(moment)) for moment in moments])
    return Timeline(_r(base + 44), _r(base), str(min(years)), str(max(years)), decades, marks, flags, column)


def _mark_kind(moment: views.Moment) -> str:
    return _KIND_OF.get(moment.target.kind, "batas")


_COLUMN_START, _COLUMN_STEP, _COLUMN_ROW = 108.0, 10.5, 13.0


def _column(moments: Sequence[tuple[int, str]]) -> Column:
    """Lay the marks of each decade out in rows beside its name, as many as the narrow canvas holds."""
    fitting = int((NARROW - _COLUMN_START) / _COLUMN_STEP)
    stacks: list[Stack] = []
    marks: list[Mark] = []
    y = 0.0
    for decade, found in groupby(moments, key=lambda moment: moment[0]):
        kinds = [kind for _, kind in found]
        height = max(32.0, 12 + _COLUMN_ROW * -(-len(kinds) // fitting))
        marks.extend(
            Mark(
                _r(_COLUMN_START + (index % fitting + 0.5) * _COLUMN_STEP),
                _r(y + 16 + index // fitting * _COLUMN_ROW),
                kind,
            )
            for index, kind in enumerate(kinds)
        )
        label = Label(0, _r(y + 21), f"{decade}-an", Markup(f"#tahun-{decade}"))  # noqa: S704
        stacks.append(Stack(_r(y), _r(height), label, len(kinds)))
        y += height
    return Column(_r(y), stacks, marks)


# ---------------------------------------------------------------------------
# The network: what the laws say of each other


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


def network(desk: Desk) -> Network:
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
    return Drawing(WIDTH, _r(2 * y), tuple(nodes.values()), lines)


def _upright(desk: Desk, laws: Sequence[Law], edges: Mapping[tuple[str, str], Edge]) -> Drawing:
    """Draw the laws in a column; arcs at the left lead back in time, arcs at the right forward."""
    gap = 104.0
    nodes = {law.id: _node(desk, law, NARROW / 2, (index + 0.5) * gap, below=True) for index, law in enumerate(laws)}
    lines = [_arc(nodes[one], nodes[other], edge, upright=True) for (one, other), edge in edges.items()]
    return Drawing(NARROW, _r(gap * max(1, len(laws))), tuple(nodes.values()), lines)


def _node(desk: Desk, law: Law, x: float, y: float, *, below: bool = False) -> Node:
    target, radius = Target("law", law.id), 2.4 * math.sqrt(law.record.jumlah_pasal)
    at = (x, y + radius + 17) if below else (x + radius + 6, y + 5)
    label = Label(_r(at[0]), _r(at[1]), desk.library.cite(target), address(desk, target))
    return Node(_r(x), _r(y), _r(radius), label, law.record.jumlah_pasal)


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
    placed = [f"{_r(across)} {_r(along)}" if upright else f"{_r(along)} {_r(across)}" for along, across in points]
    along, across = points[-1]
    x, y = (across, along) if upright else (along, across)
    total = edge.own + edge.notes
    return Line(
        f"M{placed[0]}C{' '.join(placed[1:4])}",
        _r(1.2 + math.log2(total)),
        "sendiri" if edge.own else "catatan",
        Label(_r(x), _r(y + 4), str(total)),
    )


# ---------------------------------------------------------------------------
# The roadmap: activities between the laws that carry them and the organisations that take part


@dataclass(frozen=True)
class Row:
    """An activity with how many provisions of each law carry it and the organisations named in it."""

    activity: Link
    grounds: Sequence[tuple[Link, int]]
    organisations: Sequence[Link]


@dataclass(frozen=True)
class Form:
    """Where the columns stand: the right edge of the laws, both edges of the activities, the left one of the rest."""

    laws: float
    left: float
    right: float
    organisations: float


@dataclass(frozen=True)
class Columns:
    """The six activities between laws and organisations: where the columns stand, their words and the lines."""

    width: float
    height: float
    form: Form
    laws: Sequence[Label]
    activities: Sequence[Label]
    organisations: Sequence[Label]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Roadmap:
    """The six activities against laws and organisations, as a picture; `narrow` names the activities by number."""

    wide: Columns
    narrow: Columns
    rows: Sequence[Row]


_FITTING = 19  # letters
_WIDE = Form(112, 262, 458, 566)
_NARROW = Form(92, 130, 158, 202)


def roadmap(desk: Desk, activities: Sequence[Kegiatan]) -> Roadmap:
    """Draw three columns: laws, activities, organisations; a line is as thick as the number of provisions."""
    grounds = {activity.id: _grounds(desk.library, activity) for activity in activities}
    taking_part = {activity.id: _organisations(activity) for activity in activities}
    return Roadmap(
        wide=_columns(desk, activities, grounds, taking_part, narrow=False),
        narrow=_columns(desk, activities, grounds, taking_part, narrow=True),
        rows=[
            Row(
                desk.link(Target("activity", activity.id)),
                [(desk.link(Target("law", law)), count) for law, count in grounds[activity.id].items()],
                [desk.link(Target("organisation", id)) for id in taking_part[activity.id]],
            )
            for activity in activities
        ],
    )


def _columns(
    desk: Desk,
    activities: Sequence[Kegiatan],
    grounds: Mapping[str, Mapping[str, int]],
    taking_part: Mapping[str, Sequence[str]],
    *,
    narrow: bool,
) -> Columns:
    form = _NARROW if narrow else _WIDE
    laws = [id for id in sorted(desk.library.laws) if any(id in found for found in grounds.values())]
    often = Counter(id for found in taking_part.values() for id in found)
    organisations = [id for id, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))]
    step = 28.0 if narrow else 24.0  # a thumb needs more room, and the canvas is drawn smaller
    height = _r(step * max(len(organisations), 2 * len(activities), len(laws)) + 50)
    law_y = _spread(laws, height)
    activity_y = _spread([activity.id for activity in activities], height)
    organisation_y = _spread(organisations, height)
    lines = []
    for activity in activities:
        y = activity_y[activity.id]
        for law, count in grounds[activity.id].items():
            width = _r(1 + 0.5 * count)
            lines.append(Line(_curve(form.laws, law_y[law], form.left, y), width, "hukum"))
        lines.extend(
            Line(_curve(form.right, y, form.organisations, organisation_y[id]), 1.5, "organisasi")
            for id in taking_part[activity.id]
        )
    return Columns(
        width=NARROW if narrow else WIDTH,
        height=height,
        form=form,
        laws=[_named(desk, Target("law", id), form.laws - 6, law_y[id]) for id in laws],
        activities=[
            Label(
                (form.left + form.right) / 2,
                activity_y[activity.id],
                str(activity.nomor) if narrow else f"{activity.nomor}. {activity.judul}",
                address(desk, Target("activity", activity.id)),
            )
            for activity in activities
        ],
        organisations=[
            _named(desk, Target("organisation", id), form.organisations + 6, organisation_y[id]) for id in organisations
        ],
        lines=lines,
    )


def _grounds(library: Library, activity: Kegiatan) -> Mapping[str, int]:
    found = Counter(
        target.id.split("/")[0]
        for ground in activity.landasan
        for target in library.targets(ground.sitasi, None)
        if target.id.split("/")[0] in library.laws
    )
    return {law: found[law] for law in sorted(found)}


def _organisations(activity: Kegiatan) -> Sequence[str]:
    named: Iterable[str | None] = (
        *(role.organisasi for role in activity.organisasi),
        *(piece.organisasi for piece in activity.unsur),
    )
    return list(dict.fromkeys(id for id in named if id))


def _named(desk: Desk, target: Target, x: float, y: float) -> Label:
    """Return a record's name as short as its record gives it: the column has room for some twenty letters."""
    record = desk.library.record(target)
    full = desk.library.cite(target)
    names = [getattr(record, "singkatan", None) or full, *getattr(record, "sebutan_lain", ())]
    fitting = next((name for name in names if len(name) <= _FITTING), None)
    return Label(x, y, fitting or cut(full, _FITTING), address(desk, target))


def _spread(ids: Sequence[str], height: float) -> Mapping[str, float]:
    space = (height - 40) / max(1, len(ids))
    return {id: _r(34 + (index + 0.5) * space) for index, id in enumerate(ids)}


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


# ---------------------------------------------------------------------------
# The gap between what there was and what was needed


@dataclass(frozen=True)
class Gap:
    """Two bars on one scale, with what the source and we say of them."""

    title: str
    year: str
    unit: str
    served: str
    per: str
    have: str
    need: str
    missing: str
    have_width: float
    need_width: float
    caveat: str
    backing: Fact


def gap(desk: Desk, record: Kesenjangan | None) -> Gap | None:
    """Draw the gap of a record on a canvas 360 wide; the longer bar fills it."""
    if record is None:
        return None
    longest = max(record.tersedia, record.kebutuhan)
    return Gap(
        title=record.judul,
        year=str(record.tahun),
        unit=record.satuan,
        served=number(record.dilayani),
        per=number(record.perbandingan),
        have=number(record.tersedia),
        need=number(record.kebutuhan),
        missing=number(record.kebutuhan - record.tersedia),
        have_width=_r(NARROW * record.tersedia / longest),
        need_width=_r(NARROW * record.kebutuhan / longest),
        caveat=record.catatan,
        backing=desk.backing(record),
    )


def _r(value: float) -> float:
    """Return a coordinate short enough for the page."""
    return round(value, 1)
