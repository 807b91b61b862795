"""Roles: what a piece of a record's text means to the library, declared beside its type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """Text for readers; the citations in it are resolved and linked."""


@dataclass(frozen=True)
class Cite:
    """Text that must be a citation and nothing else."""


@dataclass(frozen=True)
class Ref:
    """An id of a record of one of these kinds."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)
