"""Work in two processes gives what one gives."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from pustaka.processes import in_two

MANY = list(range(1000))


def _double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def _who(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def test_the_order_stays() -> None:
    assert in_two(_double, MANY) == _double(MANY)
    assert in_two(_double, []) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sistem ini tidak dapat membuat proses kedua dengan fork")
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
