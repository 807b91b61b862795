"""What else is known of a time limit: what it continues, how else it may be read, how a regulation details it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..addresses import Target, locate
from ..citations import Citation, parse_id
from ..models import Peraturan, Tenggat, TenggatPeraturan
from ..views import DeadlineRow, measure
from ..vocabulary import BACAAN_BAKU
from .calculator import SRC as CALCULATOR
from .desk import Desk
from .lines import Link, Spans
from .text import listed, sentence

Readings = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Detail:
    """A limit as a regulation has it: what it limits, whom it binds, how long, by which of its provisions."""

    subject: Spans
    actors: Sequence[Link]
    measure: str
    since: Spans
    cite: Link
    above: Spans
    extension: Spans
    effect: Spans
    readings: Readings
    event: Link | None
    grade: Link | None


@dataclass(frozen=True)
class More:
    """What is said of a limit beyond its measure: `event` leads to the calculator that counts from it."""

    continues: Spans
    readings: Readings
    event: Link | None
    details: Sequence[Detail]


def more(desk: Desk, row: DeadlineRow) -> More:
    """Return what else is known of a limit of a law."""
    limit = row.limit
    at = parse_id(row.provision.id)
    return More(
        continues=desk.cited(limit.memperpanjang, at) if limit.memperpanjang else (),
        readings=_readings(limit),
        event=_event(desk, limit),
        details=tuple(detail(desk, record, item) for record, item in desk.site.detailed.get(row.provision.id, ())),
    )


def detail(desk: Desk, record: Peraturan, limit: TenggatPeraturan) -> Detail:
    """Return a limit of a regulation; its provisions have no page of their own, so they lead to the regulation's."""
    src, _ = locate(Target("regulation", record.id))
    at = Citation(record.id)
    return Detail(
        subject=desk.plain(sentence(limit.perihal or "")),
        actors=desk.actors(limit.pelaku),
        measure=measure(limit),
        since=desk.plain(limit.sejak),
        cite=Link(f"{listed(limit.ketentuan)} {record.sebutan}", desk.file(src, "tenggat")),
        above=desk.cited(limit.atas, at) if limit.atas else (),
        extension=desk.plain(limit.perpanjangan),
        effect=desk.plain(limit.akibat),
        readings=_readings(limit),
        event=_event(desk, limit),
        grade=desk.grade(limit.derajat),
    )


def details(desk: Desk, record: Peraturan) -> Sequence[Detail]:
    """Return every limit of a regulation in its order."""
    return tuple(detail(desk, record, limit) for limit in record.tenggat)


def _readings(limit: Tenggat) -> Readings:
    """Return every way to count a limit with its reason, where there is more than one."""
    ways = (*BACAAN_BAKU.get(limit.satuan, ()), *limit.bacaan) if limit.acara or limit.bacaan else ()
    return tuple((way.label, way.description) for way in ways) if len(ways) > 1 else ()


def _event(desk: Desk, limit: Tenggat) -> Link | None:
    """Return the way to where the calculator asks for the event that a limit runs from."""
    return Link(limit.acara.label, desk.file(CALCULATOR, limit.acara.value)) if limit.acara else None
