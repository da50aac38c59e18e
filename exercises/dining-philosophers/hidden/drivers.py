"""What the checks do at a table, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Barrier, Thread
from typing import Any

from submission import Table


def run_together(seats: list[int], body: Callable[[int], object]) -> None:
    """Run a body for each seat in a thread that bears the seat's name, and wait for all."""
    threads = [Thread(target=body, args=(seat,), name=f"seat {seat}") for seat in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def one_dines(seats: int, times: int) -> list[int]:
    """Let one thread dine at every seat in turn; return the seats in the order of eating."""
    table = Table(seats)
    ate: list[int] = []
    for _ in range(times):
        for seat in range(seats):
            table.dine(seat, partial(ate.append, seat))
    return ate


def two_tables() -> list[str]:
    """Let one who eats at a table dine at another one meanwhile; return who ate, in order."""
    first, second = Table(2), Table(2)
    ate: list[str] = []

    def eat() -> None:
        second.dine(0, partial(ate.append, "second"))
        ate.append("first")

    first.dine(0, eat)
    return ate


def these_dine(seats: int, sitting: list[int], seconds: float = 0) -> list[list[Any]]:
    """Let some seats dine once, at the same time, with meals that take some (virtual) time.

    Returns:
        Who began to eat and who came to the end, in order.
    """
    table = Table(seats)
    log: list[list[Any]] = []

    def eat(seat: int) -> None:
        log.append(["begins", seat])
        if seconds:
            time.sleep(seconds)
        log.append(["ends", seat])

    run_together(sitting, lambda seat: table.dine(seat, partial(eat, seat)))
    return log


def all_get_through(seats: int, times: list[int]) -> list[int]:
    """Let every seat dine as often as its number says; return how often each has eaten."""
    table = Table(seats)
    ate = [0] * seats

    def eat(seat: int) -> None:
        ate[seat] += 1

    def philosopher(seat: int) -> None:
        for _ in range(times[seat]):
            table.dine(seat, partial(eat, seat))

    run_together(list(range(seats)), philosopher)
    return ate


def two_meet_while_eating(seats: int, sitting: list[int]) -> int:
    """Let two seats dine, each waiting while it eats until the other one eats as well."""
    table = Table(seats)
    both = Barrier(len(sitting))
    ate: list[int] = []

    def eat(seat: int) -> None:
        both.wait()
        ate.append(seat)

    run_together(sitting, lambda seat: table.dine(seat, partial(eat, seat)))
    return len(ate)


class Choked(Exception):
    """What an ``eat`` raises that goes wrong."""


def one_chokes(seats: int, chokes: int, later: list[int]) -> list[int]:
    """Let a seat's ``eat`` raise, then let others dine in turn, in the same thread.

    Returns:
        The seats that have eaten, in order.
    """
    table = Table(seats)
    ate: list[int] = []

    def choke() -> None:
        raise Choked("this went down the wrong way")

    with suppress(Choked):
        table.dine(chokes, choke)
    for seat in later:
        table.dine(seat, partial(ate.append, seat))
    return ate


def one_chokes_beside_another(seats: int, chokes: int, other: int) -> list[int]:
    """Let two seats dine at the same time, one of them with an ``eat`` that raises.

    Returns:
        The seats that have eaten.
    """
    table = Table(seats)
    ate: list[int] = []

    def eat(seat: int) -> None:
        if seat == chokes:
            raise Choked("this went down the wrong way")
        ate.append(seat)

    def philosopher(seat: int) -> None:
        with suppress(Choked):
            table.dine(seat, partial(eat, seat))

    run_together([chokes, other], philosopher)
    return ate
