"""The timeline: a column of marks for each year, on a phone a row of them for each decade."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ... import views
from ...addresses import Target
from ..desk import Desk
from .canvas import NARROW, WIDTH, Label, Mark, address, rounded

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


def draw(desk: Desk) -> Timeline:
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
        marks.append(Mark(rounded((year - start + 0.5) * step), rounded(base - (piled[year] + 0.6) * step), kind))
        piled[year] += 1
        kinds[year // 10 * 10][kind] += 1
    decades = [
        Decade(
            x=rounded((decade - start) * step),
            width=rounded(10 * step),
            label=Label(rounded((decade - start + 5) * step), base + 20, f"{decade}-an", Markup(f"#tahun-{decade}")),  # noqa: S704
            counts=[kinds[decade][kind] for kind in KINDS],
            total=kinds[decade].total(),
        )
        for decade in range(start, end, 10)
        if kinds[decade]
    ]
    flags = []
    # The latest law has the highest flag: its name reaches to the left, above the poles of the earlier ones.
    for row, law in zip(reversed(range(len(dated))), dated, strict=True):
        x = rounded((int((law.record.diundangkan or "")[:4]) - start + 0.5) * step)
        target = Target("law", law.id)
        flags.append((x, Label(x - 6, 20.0 * row + 16, desk.library.cite(target), address(desk, target))))
    column = _column([(int(moment.date[:3]) * 10, _mark_kind(moment)) for moment in moments])
    return Timeline(rounded(base + 44), rounded(base), str(min(years)), str(max(years)), decades, marks, flags, column)


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
                rounded(_COLUMN_START + (index % fitting + 0.5) * _COLUMN_STEP),
                rounded(y + 16 + index // fitting * _COLUMN_ROW),
                kind,
            )
            for index, kind in enumerate(kinds)
        )
        label = Label(0, rounded(y + 21), f"{decade}-an", Markup(f"#tahun-{decade}"))  # noqa: S704
        stacks.append(Stack(rounded(y), rounded(height), label, len(kinds)))
        y += height
    return Column(rounded(y), stacks, marks)
