"""What the checks do at a table. This runs beside your code, in the same process."""

from __future__ import annotations

from functools import partial
from threading import Thread

from submission import Table


def one_dines(seats: int) -> list[int]:
    """Let one thread dine at every seat in turn; return the seats in the order of eating."""
    table = Table(seats)
    ate: list[int] = []
    for seat in range(seats):
        table.dine(seat, partial(ate.append, seat))
    return ate


def all_dine(seats: int) -> int:
    """Let every seat dine once, each from a thread of its own; return how many came to an end."""
    table = Table(seats)
    ended: list[int] = []

    def philosopher(seat: int) -> None:
        table.dine(seat, bool)
        ended.append(seat)

    threads = [
        Thread(target=philosopher, args=(seat,), name=f"seat {seat}") for seat in range(seats)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(ended)
