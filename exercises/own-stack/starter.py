"""Runs pieces of work in threads. Everybody seems to have a number and a list; look again."""

from collections.abc import Callable
from threading import Thread
from typing import Any

Work = Callable[[int, list[Any]], Any]


def run_workers(n: int, work: Work, scratch: list[Any] = []) -> list[Any]:  # noqa: B006
    """Call ``work(i, scratch)`` for each i below n, each in a thread; return the results in order."""
    results: list[Any] = []
    threads = []
    for i in range(n):
        thread = Thread(target=lambda: results.append(work(i, scratch)))  # noqa: B023
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    return results
