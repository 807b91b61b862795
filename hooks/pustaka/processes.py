"""Work of two processes at a time where the system can fork, because one of them runs on one core only."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_S = TypeVar("_S")

_FEWEST = 100  # things; for fewer a second process is not worth starting


def in_two(work: Callable[[Sequence[_T]], list[_R]], things: Sequence[_T]) -> list[_R]:
    """Return what the work makes of some things, one of each, in their order; it must be possible to pickle it."""
    if len(things) < _FEWEST:
        return work(things)
    # By turns: neighbours are alike, and both processes get some of what takes long.
    even, odd = beside(lambda: work(things[::2]), lambda: work(things[1::2]))
    made: list[_R] = [*even, *odd]
    made[::2], made[1::2] = even, odd
    return made


def beside(here: Callable[[], _R], there: Callable[[], _S]) -> tuple[_R, _S]:
    """Return what two pieces of work come to; a second process does the latter, and must be able to pickle that."""
    if not hasattr(os, "fork"):
        return here(), there()
    receiver, sender = os.pipe()
    process = os.fork()
    if not process:
        _send(receiver, sender, there)
    os.close(sender)
    try:
        with os.fdopen(receiver, "rb") as pipe:
            made = here()
            sent = pipe.read()
    finally:
        _, status = os.waitpid(process, 0)
    # What the second process could not do, this one cannot either, and can say why.
    return made, there() if status else pickle.loads(sent)  # noqa: S301 - written by this very program


def _send(receiver: int, sender: int, work: Callable[[], _S]) -> None:
    """Do the work in the second process, and end it without what a program does at its end."""
    status = 1
    try:
        os.close(receiver)
        with os.fdopen(sender, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
