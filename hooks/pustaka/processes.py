"""Work of two processes at a time where the system can fork, because one of them runs on one core only."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_S = TypeVar("_S")

_FEWEST = 100  # things; for fewer a second process is not worth starting


class Stopped(Exception):
    """The work was stopped, and has no result."""


class Apart(Generic[_R]):
    """A piece of work that a second process does; it must be possible to pickle the result.

    Where the system cannot fork, and where the second process fails, whoever asks for the result does the work.
    """

    def __init__(self, work: Callable[[], _R]) -> None:
        self._work = work
        self._stopped = self._sent = False
        self._process = 0
        if hasattr(os, "fork"):
            self._receiver, sender = os.pipe()
            self._process = os.fork()
            if not self._process:
                _send(self._receiver, sender, work)
            os.close(sender)

    def stop(self) -> None:
        """End the work; may be called from another thread than the one that waits for the result."""
        self._stopped = True
        if self._process and not self._sent:
            os.kill(self._process, signal.SIGTERM)

    def result(self) -> _R:
        """Return what came out, once it is there; raise Stopped when somebody has stopped it."""
        sent, status = b"", 1
        if self._process:
            with os.fdopen(self._receiver, "rb") as pipe:
                sent = pipe.read()
            self._sent = True
            _, status = os.waitpid(self._process, 0)
        if self._stopped:
            raise Stopped
        return self._work() if status else pickle.loads(sent)  # noqa: S301 - written by this very program


def beside(here: Callable[[], _R], there: Callable[[], _S]) -> tuple[_R, _S]:
    """Return what two pieces of work come to; a second process does the latter."""
    other = Apart(there)
    try:
        made = here()
    except BaseException:
        other.stop()
        with suppress(Stopped):
            other.result()
        raise
    return made, other.result()


def in_two(work: Callable[[Sequence[_T]], list[_R]], things: Sequence[_T]) -> list[_R]:
    """Return what the work makes of some things, one of each, in their order; two processes do it."""
    if len(things) < _FEWEST:
        return work(things)
    # By turns: neighbours are alike, and both processes get some of what takes long.
    even, odd = beside(lambda: work(things[::2]), lambda: work(things[1::2]))
    made: list[_R] = [*even, *odd]
    made[::2], made[1::2] = even, odd
    return made


def _send(receiver: int, sender: int, work: Callable[[], _S]) -> None:
    """Do the work in the second process, and end it without what a program does at its end."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard stops the process that waits, and that one speaks
        os.close(receiver)
        with os.fdopen(sender, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
