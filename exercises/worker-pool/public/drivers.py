"""What the checks do with a pool. This runs beside your code, in the same process."""

from __future__ import annotations

import threading

from submission import WorkerPool


def one_worker(numbers: list[int]) -> list[int]:
    """Have one worker double numbers."""
    with WorkerPool(1) as pool:
        handles = [pool.submit(lambda number: 2 * number, number) for number in numbers]
        return [handle.result() for handle in handles]


def two_jobs_meet() -> list[str]:
    """Two jobs in a pool of size 2 wait for each other."""
    first, second = threading.Event(), threading.Event()

    def meet(mine: threading.Event, other: threading.Event) -> str:
        mine.set()
        other.wait()
        return "met"

    with WorkerPool(2) as pool:
        handles = [pool.submit(meet, first, second), pool.submit(meet, second, first)]
        return [handle.result() for handle in handles]
