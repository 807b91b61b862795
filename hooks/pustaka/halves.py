"""Work on many things by two processes where the system can fork, because one reads on one core only."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")

_FEWEST = 100  # things; for fewer a second process is not worth starting


def in_two(work: Callable[[Sequence[_T]], list[_R]], things: Sequence[_T]) -> list[_R]:
    """Return what the work makes of some things, in their order; what it makes must be able to be pickled."""
    if len(things) < _FEWEST or not hasattr(os, "fork"):
        return work(things)
    here, there = things[: len(things) // 2], things[len(things) // 2 :]
    receiver, sender = os.pipe()
    process = os.fork()
    if not process:
        _send(receiver, sender, work, there)
    os.close(sender)
    try:
        with os.fdopen(receiver, "rb") as pipe:
            made = work(here)
            sent = pipe.read()
    finally:
        _, status = os.waitpid(process, 0)
    if status:  # whatever the second process met, this one meets it too, and can say it
        return [*made, *work(there)]
    return [*made, *pickle.loads(sent)]  # noqa: S301 - written by this very program


def _send(receiver: int, sender: int, work: Callable[[Sequence[_T]], list[_R]], things: Sequence[_T]) -> None:
    """Do the work in the second process, and end it without what a program does at its end."""
    status = 1
    try:
        os.close(receiver)
        with os.fdopen(sender, "wb") as pipe:
            pickle.dump(work(things), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
