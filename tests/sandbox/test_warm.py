from __future__ import annotations

import dataclasses

import pytest

from grader.errors import SandboxUnavailable
from grader.model import Limits
from grader.sandbox.fake import FakeSandbox
from grader.sandbox.interface import Cell
from grader.sandbox.warm import WarmSandbox


class NoSandbox(FakeSandbox):
    def open(self, limits: Limits) -> Cell:
        raise SandboxUnavailable("no engine")


class Recording(FakeSandbox):
    """Notes with which limits its cells are started."""

    def __init__(self) -> None:
        super().__init__()
        self.limits: list[Limits] = []

    def open(self, limits: Limits) -> Cell:
        self.limits.append(limits)
        return super().open(limits)


def test_a_cell_is_started_before_it_is_asked_for() -> None:
    cold = FakeSandbox()

    warm = WarmSandbox(cold, Limits())
    warm.open(Limits()).close()

    assert (cold.opened, cold.closed) == (1, 1)


def test_a_cell_that_nobody_took_is_closed() -> None:
    cold = FakeSandbox()

    WarmSandbox(cold, Limits(), cells=3).close()

    assert (cold.opened, cold.closed) == (3, 3)


def test_a_cell_is_handed_out_once() -> None:
    cold = FakeSandbox()
    warm = WarmSandbox(cold, Limits())

    first, second = warm.open(Limits()), warm.open(Limits())

    assert first is not second
    assert cold.opened == 2


def test_a_taken_cell_is_replaced_if_more_are_to_come() -> None:
    cold = FakeSandbox()
    warm = WarmSandbox(cold, Limits(), refill=True)

    for _ in range(3):
        warm.open(Limits()).close()
    warm.close()

    assert (cold.opened, cold.closed) == (4, 4)


def test_limits_that_go_with_the_job_need_no_other_cell() -> None:
    cold = FakeSandbox()
    warm = WarmSandbox(cold, Limits())

    warm.open(dataclasses.replace(Limits(), total_s=120.0, check_s=3.0)).close()

    assert (cold.opened, cold.closed) == (1, 1)


def test_other_ceilings_get_a_cell_of_their_own() -> None:
    cold = FakeSandbox()
    warm = WarmSandbox(cold, Limits())

    warm.open(dataclasses.replace(Limits(), memory_bytes=2**30)).close()
    warm.close()

    assert (cold.opened, cold.closed) == (2, 2)


def test_a_stock_that_is_refilled_follows_the_ceilings_that_are_asked_for() -> None:
    cold = Recording()
    warm = WarmSandbox(cold, Limits(), cells=2, refill=True)
    large = dataclasses.replace(Limits(), memory_bytes=2**30)

    for _ in range(3):
        warm.open(large).close()
    warm.close()

    assert cold.limits.count(large) == 2 + 3
    assert cold.opened == cold.closed


def test_what_fails_ahead_fails_when_it_is_asked_for_and_not_before() -> None:
    warm = WarmSandbox(NoSandbox(), Limits())

    with pytest.raises(SandboxUnavailable):
        warm.open(Limits())
    warm.close()
