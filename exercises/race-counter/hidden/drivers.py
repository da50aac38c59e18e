"""What the checks do with counters, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from submission import Counter


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def increment(counter: Counter, times: int) -> None:
    """Increment several times."""
    for _ in range(times):
        counter.increment()


def one_thread_counts(times: int) -> list[int]:
    """Return the value before and after each increment."""
    counter = Counter()
    values = [counter.value]
    for _ in range(times):
        counter.increment()
        values.append(counter.value)
    return values


def one_thread_counts_on_two() -> list[list[int]]:
    """Return the values of two counters, after an increment of the first and one of the second."""
    first, second = Counter(), Counter()
    seen = []
    for counter in (first, second):
        counter.increment()
        seen.append([first.value, second.value])
    return seen


def another_thread_counted() -> int:
    """Return the value after another thread has incremented, come to its end and been joined."""
    counter = Counter()
    counter.increment()
    run_together(counter.increment)
    return counter.value


def threads_increment(times: list[int]) -> int:
    """Return the value after threads have incremented: each as often as its number says."""
    counter = Counter()
    run_together(*[partial(increment, counter, number) for number in times])
    return counter.value


def reads_beside_increments(before: int, times: list[int], reads: int) -> dict[str, Any]:
    """Let one thread read while others increment.

    Args:
        before: Increments that are over before any thread starts.
        times: How often each of the other threads increments.
        reads: How often the one thread reads.

    Returns:
        For each read the value and how many increments had begun when it was over; and the value
        when all threads have ended.
    """
    counter = Counter()
    increment(counter, before)
    begun = [True] * before
    seen: list[list[int]] = []

    def write(number: int) -> None:
        for _ in range(number):
            begun.append(True)
            counter.increment()

    def read() -> None:
        for _ in range(reads):
            value = counter.value
            seen.append([value, len(begun)])

    run_together(read, *[partial(write, number) for number in times])
    return {"reads": seen, "end": counter.value}


def two_counters_at_once() -> list[int]:
    """Let a thread called "first" increment one counter and one called "second" another."""
    counters = [Counter(), Counter()]
    threads = [
        Thread(target=counter.increment, name=name)
        for counter, name in zip(counters, ("first", "second"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [counter.value for counter in counters]
