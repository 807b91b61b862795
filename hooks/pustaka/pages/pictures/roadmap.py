"""The roadmap: activities between the laws that carry them and the organisations that take part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...addresses import Target
from ...library import Library
from ...models import Kegiatan
from ..desk import Desk
from ..lines import Link
from ..text import short as cut
from .canvas import NARROW, WIDTH, Label, Line, address, rounded


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


def draw(desk: Desk, activities: Sequence[Kegiatan]) -> Roadmap:
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
    height = rounded(step * max(len(organisations), 2 * len(activities), len(laws)) + 50)
    law_y = _spread(laws, height)
    activity_y = _spread([activity.id for activity in activities], height)
    organisation_y = _spread(organisations, height)
    lines = []
    for activity in activities:
        y = activity_y[activity.id]
        for law, count in grounds[activity.id].items():
            width = rounded(1 + 0.5 * count)
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
    return {id: rounded(34 + (index + 0.5) * space) for index, id in enumerate(ids)}


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
