"""Work in two processes gives what one gives, and can be stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest
from pustaka.processes import Apart, Stopped, beside, in_two

MANY = list(range(1000))


def _double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def _who(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def test_the_order_stays() -> None:
    assert in_two(_double, MANY) == _double(MANY)
    assert in_two(_double, []) == []


forks = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="sistem ini tidak dapat membuat proses kedua dengan fork"
)


@forks
def test_many_things_are_done_by_two_and_few_by_one() -> None:
    assert len(set(in_two(_who, MANY))) == 2
    assert set(in_two(_who, MANY[:10])) == {os.getpid()}


def test_without_fork_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert set(in_two(_who, MANY)) == {os.getpid()}


def test_what_the_second_process_cannot_do_the_first_one_does() -> None:
    here = os.getpid()

    def only_here(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise RuntimeError
        return list(numbers)

    assert in_two(only_here, MANY) == MANY


def test_what_goes_wrong_is_raised_here() -> None:
    def never(_: Sequence[int]) -> list[int]:
        raise ValueError("contoh")

    with pytest.raises(ValueError, match="contoh"):
        in_two(never, MANY)


def test_two_pieces_of_work_are_done_beside_each_other() -> None:
    here, there = beside(os.getpid, os.getpid)
    assert here == os.getpid()
    assert (there == here) is not hasattr(os, "fork")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers of the processes that are begun."""
    numbers: list[int] = []
    fork = os.fork

    def count() -> int:
        numbers.append(fork())
        return numbers[-1]

    monkeypatch.setattr(os, "fork", count)
    return numbers


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@forks
def test_what_is_stopped_has_no_result_and_leaves_nobody(begun: list[int]) -> None:
    work = Apart(lambda: time.sleep(600))
    work.stop()
    with pytest.raises(Stopped):
        work.result()
    assert [_gone(process) for process in begun] == [True]


@forks
def test_when_the_work_here_fails_the_other_is_stopped(begun: list[int]) -> None:
    def never() -> None:
        raise ValueError("contoh")

    with pytest.raises(ValueError, match="contoh"):
        beside(never, lambda: time.sleep(600))
    assert [_gone(process) for process in begun] == [True]


@forks
def test_a_second_process_ends_when_the_one_that_waits_is_killed() -> None:
    waiting = (
        "import time; from pustaka.processes import Apart\n"
        "Apart(lambda: time.sleep(3600)); print('begun', flush=True); time.sleep(3600)"
    )
    with subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.kill()
        assert process.stdout.read() == ""  # the end comes when nobody holds the pipe any more
