"""Work of two processes at a time where the system can fork, because one of them runs on one core only."""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import Any, Generic, NoReturn, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_S = TypeVar("_S")

_FEWEST = 100  # things; for fewer a second process is not worth starting
_WATCH = 0.2  # seconds from one look at whether somebody still waits to the next

_running: set[Apart[Any]] = set()


class Stopped(Exception):
    """The work was stopped, and has no result."""


class Apart(Generic[_R]):
    """A piece of work that a second process does; it must be possible to pickle the result.

    Where the system cannot fork, and where the second process fails, whoever asks for the result does the work.
    """

    def __init__(self, work: Callable[[], _R]) -> None:
        self._work = work
        self._stopped = self._sent = False
        self._made: list[_R] = []  # nothing, or what came out
        self._process = 0
        if hasattr(os, "fork"):
            self._receiver, sender = os.pipe()
            here = os.getpid()
            # Held meanwhile: Python would only print the interrupt that comes while it forks, and go on.
            held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            self._process = os.fork()
            if not self._process:
                _send(here, self._receiver, sender, work)
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
            os.close(sender)
            _running.add(self)

    def stop(self) -> None:
        """End the work; may be called from another thread than the one that waits for the result."""
        self._stopped = True
        if self._process and not self._sent:
            with suppress(ProcessLookupError):  # it may just have ended
                os.kill(self._process, signal.SIGKILL)

    def result(self) -> _R:
        """Return what came out, once it is there; raise Stopped when somebody has stopped it."""
        if not self._made:
            self._made.append(self._wait())
        return self._made[0]

    def _wait(self) -> _R:
        sent, status = b"", 1
        if self._process and not self._sent:
            with os.fdopen(self._receiver, "rb") as pipe:
                sent = pipe.read()
            self._sent = True
            _, status = os.waitpid(self._process, 0)
            _running.discard(self)
        if self._stopped:
            raise Stopped
        return self._work() if status else pickle.loads(sent)  # noqa: S301 - written by this very program


def stop_all() -> None:
    """End what second processes still do, and wait until they are gone."""
    for work in list(_running):
        work.stop()
        with suppress(Stopped, OSError):  # another thread may be waiting for it already
            work.result()


atexit.register(stop_all)


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


def _send(parent: int, receiver: int, sender: int, work: Callable[[], _S]) -> NoReturn:
    """Do the work in the second process, and end it without what a program does at its end."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # The keyboard stops the process that waits, and that one speaks.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        _running.clear()
        gc.freeze()  # what was there before the work stays
        Thread(target=_end_with, args=(parent,), daemon=True).start()
        os.close(receiver)
        with os.fdopen(sender, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _end_with(parent: int) -> None:
    """End this process when the one that waits for it is gone, by whatever killed it."""
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)
