"""What the checks let the workers do, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import Any

from submission import run_workers


class Spoiled(Exception):
    """What a piece of work raises that goes wrong."""


def numbers(n: int) -> Any:
    """Return what workers return that return their own numbers."""
    return run_workers(n, lambda number, scratch: number)


def numbers_of_slow_ones(n: int, seconds: float) -> Any:
    """Return the same of workers whose work takes some (virtual) time."""

    def work(number: int, scratch: list[Any]) -> int:
        time.sleep(seconds)
        return number

    return run_workers(n, work)


def calls(n: int) -> list[Any]:
    """Return the numbers for which work was called, in the order of the calls."""
    called: list[Any] = []

    def work(number: Any, scratch: Any) -> None:
        called.append(number)

    run_workers(n, work)
    return called


def notes(n: int, times: int) -> list[list[Any]]:
    """Let every worker write its number on its scratch list, twice.

    Args:
        n: How many workers.
        times: How often they are run.

    Returns:
        For each call of the work, how many entries it found on the list, and what it left there.
    """
    notes: list[list[Any]] = []

    def work(number: int, scratch: list[int]) -> None:
        found = len(scratch)
        scratch.append(number)
        scratch.append(number)
        notes.append([found, list(scratch)])

    for _ in range(times):
        run_workers(n, work)
    return notes


def different_lists(n: int, times: int) -> list[int]:
    """Run n workers this many times; return how many calls there were, and how many scratch lists."""
    lists: list[Any] = []

    def work(number: int, scratch: Any) -> None:
        lists.append(scratch)

    for _ in range(times):
        run_workers(n, work)
    return [len(lists), len({id(scratch) for scratch in lists})]


def threads_used(n: int) -> dict[str, Any]:
    """Return in how many different threads n calls ran, and whether any ran in this one."""
    used: list[Any] = []

    def work(number: int, scratch: Any) -> None:
        used.append(threading.current_thread())

    run_workers(n, work)
    different = [thread for place, thread in enumerate(used) if thread not in used[:place]]
    return {"threads": len(different), "mine": threading.current_thread() in used}


def spoiled(n: int, bad: list[int]) -> dict[str, Any]:
    """Let the workers of these numbers raise.

    Returns:
        What ``run_workers`` raised or returned, and how many calls of the work had ended by then.
    """
    ended: list[bool] = []

    def work(number: int, scratch: list[int]) -> int:
        ended.append(True)
        if number in bad:
            raise Spoiled(number)
        return number

    try:
        outcome: Any = ["returned", run_workers(n, work)]
    except Spoiled as error:
        outcome = ["raised", list(error.args)]
    return {"outcome": outcome, "ended": len(ended)}


def after_a_failure() -> list[Any]:
    """Let a worker fail, and then run one that does not; return its result."""
    with suppress(IndexError):
        run_workers(1, lambda number, scratch: scratch[7])
    return run_workers(1, lambda number, scratch: number)
