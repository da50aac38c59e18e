"""What the checks do with a bank, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Thread, current_thread
from typing import Any

from submission import Bank


def run_together(*bodies: tuple[str, Callable[[], object]]) -> None:
    """Run each body in a thread of the name given with it, and return when all have ended."""
    threads = [Thread(target=body, name=name) for name, body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def attempt(bank: Bank, order: list[Any]) -> object:
    """Carry out one transfer; return what it returns, or the name of what it raises."""
    try:
        return bank.transfer(*order)
    except (KeyError, ValueError) as error:
        return type(error).__name__


def in_turn(balances: dict[str, int], orders: list[list[Any]]) -> dict[str, Any]:
    """Carry out transfers one after another, in one thread."""
    bank = Bank(dict(balances))
    answers = [attempt(bank, order) for order in orders]
    return {
        "answers": answers,
        "balances": {name: bank.balance(name) for name in balances},
        "total": bank.total(),
    }


def two_banks() -> list[int]:
    """Transfer in one of two banks; return the balances of all four accounts."""
    first, second = Bank({"anna": 10, "ben": 0}), Bank({"anna": 5, "ben": 5})
    first.transfer("anna", "ben", 7)
    return [bank.balance(name) for bank in (first, second) for name in ("anna", "ben")]


def at_once(balances: dict[str, int], orders: list[list[Any]]) -> dict[str, Any]:
    """Carry out each transfer in a thread of its own, at the same time."""
    bank = Bank(dict(balances))
    answers: list[object] = [None] * len(orders)

    def carry_out(number: int) -> None:
        answers[number] = attempt(bank, orders[number])

    run_together(
        *[(f"{o[0]} to {o[1]}", partial(carry_out, number)) for number, o in enumerate(orders)]
    )
    return {"answers": answers, "balances": {name: bank.balance(name) for name in balances}}


def total_beside(balances: dict[str, int], orders: list[list[Any]], looks: int) -> dict[str, Any]:
    """Let one thread ask for the total while others transfer; return what it was told."""
    bank = Bank(dict(balances))
    totals: list[int] = []

    def look() -> None:
        for _ in range(looks):
            totals.append(bank.total())  # noqa: PERF401 - one step for each answer

    run_together(
        ("asks for the total", look),
        *[(f"{o[0]} to {o[1]}", partial(bank.transfer, *o)) for o in orders],
    )
    return {"totals": totals, "end": bank.total()}


def two_disjoint() -> list[int]:
    """Let a thread called "first" transfer between two accounts, and "second" between two others."""
    bank = Bank({"anna": 1000, "ben": 2000, "cleo": 300, "dora": 400})
    run_together(
        ("first", partial(bank.transfer, "anna", "ben", 37)),
        ("second", partial(bank.transfer, "cleo", "dora", 5)),
    )
    return [bank.balance(name) for name in ("anna", "ben", "cleo", "dora")]


class Watched(int):
    """An amount that tells when it is added to a balance, or taken from one."""

    def __new__(cls, amount: int, tell: Callable[[], None]) -> Watched:
        made = super().__new__(cls, amount)
        made.tell = tell
        return made

    def __radd__(self, balance: int) -> int:
        self.tell()
        return balance + int(self)

    def __rsub__(self, balance: int) -> int:
        self.tell()
        return balance - int(self)


def second_while_first_works_out() -> str:
    """Let a transfer stand still where it works out a balance, until a disjoint one has been done.

    Returns:
        Whether any balance was worked out with the amount of the first one.
    """
    bank = Bank({"anna": 1000, "ben": 2000, "cleo": 300, "dora": 400})
    asked, done = Event(), Event()

    def stand_still() -> None:
        if current_thread().name != "second":  # it may be a helper's that works for the first
            asked.set()
            done.wait()

    def second() -> None:
        bank.transfer("cleo", "dora", 5)
        done.set()

    run_together(
        ("first", lambda: bank.transfer("anna", "ben", Watched(37, stand_still))),
        ("second", second),
    )
    return "worked out" if asked.is_set() else "did not work out"
