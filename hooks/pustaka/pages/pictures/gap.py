"""The gap between what there was and what was needed."""

from __future__ import annotations

from dataclasses import dataclass

from ...models import Kesenjangan
from ..desk import Desk
from ..lines import Fact
from ..text import number
from .canvas import NARROW, rounded


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


def draw(desk: Desk, record: Kesenjangan | None) -> Gap | None:
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
        have_width=rounded(NARROW * record.tersedia / longest),
        need_width=rounded(NARROW * record.kebutuhan / longest),
        caveat=record.catatan,
        backing=desk.backing(record),
    )
