"""What templates are given: links, stretches of prose, notes, and records as lines; nothing is left to compute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..vocabulary import JenisStatus


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere on the site."""

    text: str
    href: Markup


@dataclass(frozen=True)
class Span:
    """A stretch of prose; with an address it is a link, on paper followed by the number of its note."""

    text: str
    href: Markup | None = None
    note: int | None = None


Spans = Sequence[Span]


@dataclass(frozen=True)
class Note:
    """A numbered reference to a source, listed at the foot of its page."""

    number: int
    source: Link
    detail: str


@dataclass(frozen=True)
class Fact:
    """A statement with its date, its grade when that is weak, and its sources."""

    text: Spans
    date: str | None
    grade: Link | None
    notes: Sequence[Note]


@dataclass(frozen=True)
class ChangeLine:
    """What happened to a provision or instrument, by what and when; `parts` names what it touched."""

    kind: JenisStatus
    lead: str
    by: Link
    date: str
    parts: Sequence[Link]
    grade: Link | None
    notes: Sequence[Note]
    remark: Spans


@dataclass(frozen=True)
class LimitLine:
    """A time limit in words."""

    measure: str
    since: Spans
    due: str | None
    past: bool
    extension: Spans
    effect: Spans


@dataclass(frozen=True)
class MandateLine:
    """One mandate in words: who must, may or must not do what, when, and where that is said."""

    actors: Sequence[Link]
    modality: str
    label: str
    action: Spans
    to: Sequence[Link]
    condition: Spans
    exception: Spans
    limit: LimitLine | None
    cite: Link
    void: bool


@dataclass(frozen=True)
class DelegationLine:
    """A rule that a provision orders to be made, and what was found of it."""

    cite: Link
    law: str
    form: str
    subject: Spans
    found: Sequence[Link]
    grade: Link | None
    checked: str
    due: str | None
    remark: Spans


@dataclass(frozen=True)
class Reference:
    """A reference from or to something: the other end, which parts it concerns, and the sentence or subject."""

    link: Link
    parts: Sequence[Link]
    text: str
