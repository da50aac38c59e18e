"""Number and scratch list go to each thread as arguments; results and errors have places of their own."""

from collections.abc import Callable
from threading import Thread
from typing import Any

Work = Callable[[int, list[Any]], Any]


def run_workers(n: int, work: Work) -> list[Any]:
    """Call ``work(i, scratch)`` for each i below n, each in a thread; return the results in order."""
    results: list[Any] = [None] * n
    errors: list[BaseException | None] = [None] * n

    def run(number: int, scratch: list[Any]) -> None:
        try:
            results[number] = work(number, scratch)
        except BaseException as error:
            errors[number] = error

    threads = [Thread(target=run, args=(number, [])) for number in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results
