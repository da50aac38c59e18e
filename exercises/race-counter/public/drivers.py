"""What the checks do with a counter. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import Counter


def one_thread_counts() -> list[int]:
    """Increment from one thread and look at the value every time."""
    counter = Counter()
    values = [counter.value]
    for _ in range(3):
        counter.increment()
        values.append(counter.value)
    return values


def threads_increment(threads: int) -> int:
    """Increment once from each of several threads and look at the value when all have ended."""
    counter = Counter()
    workers = [Thread(target=counter.increment) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return counter.value
