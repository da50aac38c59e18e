from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.harness.interview import LOOK_S, Patience
from grader.harness.launcher import Launcher
from grader.model import STRETCH

ALLOWED_S = 6.0


def ended_after(share: Callable[[float], float]) -> float:
    """Return when a guest has had its time that gets this share of the processor at each moment."""
    used = 0.0
    patience = Patience(ALLOWED_S, lambda: used)
    began = patience._began
    for look in itertools.count(1):
        at = look * LOOK_S
        used += share(at) * LOOK_S
        if patience.ended(began + at):
            return at
    raise AssertionError


def test_a_guest_that_computes_has_its_time_on_an_idle_machine() -> None:
    assert ended_after(lambda _: 1.0) == ALLOWED_S


def test_a_guest_that_waits_for_something_of_its_own_has_the_same_time() -> None:
    assert ended_after(lambda at: 1.0 if at < 1 else 0.0) == ALLOWED_S


def test_a_guest_that_gets_a_third_of_the_processor_is_waited_for() -> None:
    assert 2.5 * ALLOWED_S < ended_after(lambda _: 1 / 3) <= 3 * ALLOWED_S


def test_a_guest_that_stops_computing_later_is_not_waited_for_longer() -> None:
    assert ended_after(lambda at: 0.3 if at < 10 else 0.0) <= 10 + LOOK_S


def test_there_is_a_bound_even_for_one_that_gets_next_to_nothing() -> None:
    assert ended_after(lambda _: 0.05) <= STRETCH * ALLOWED_S + LOOK_S


def test_nothing_ends_before_its_time() -> None:
    patience = Patience(ALLOWED_S, lambda: 0.0)

    assert not any(patience.ended(patience._began + at / 10) for at in range(59))


@pytest.mark.parametrize(("waited_s", "starved"), [(ALLOWED_S + 1, True), (0.0, False)])
def test_one_that_others_kept_from_running_is_told_from_one_that_dawdles(
    *, waited_s: float, starved: bool
) -> None:
    looks = itertools.count(1)
    patience = Patience(ALLOWED_S, lambda: 0.05 * LOOK_S * next(looks), lambda: waited_s)

    at = 0.0
    while not patience.ended(patience._began + at):
        at += LOOK_S

    assert patience.starved is starved


def test_how_long_a_process_was_kept_waiting_is_what_the_kernel_counts() -> None:
    def counted() -> float:
        tasks = Path("/proc/self/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[1]) for task in tasks) / 1e9

    before = counted()
    told = Launcher.kept_waiting_s(None, SimpleNamespace(pid=os.getpid()))  # type: ignore[arg-type]

    assert before <= told <= counted()
    assert Launcher.kept_waiting_s(None, SimpleNamespace(pid=1 << 30)) == 0  # type: ignore[arg-type]


def test_a_guest_that_had_its_time_was_not_starved() -> None:
    patience = Patience(ALLOWED_S, lambda: ALLOWED_S, lambda: 100.0)

    assert patience.ended(patience._began + ALLOWED_S)
    assert not patience.starved
