"""What the checks do with an account, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from submission import Account


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def carry_out(account: Account, order: list[Any]) -> object:
    """Carry out one order; return its answer, or the name of what it raises."""
    what, amount = order
    try:
        if what == "deposit":
            account.deposit(amount)
            return None
        return account.withdraw(amount)
    except ValueError:
        return "ValueError"


def in_turn(balance: int, orders: list[list[Any]]) -> dict[str, Any]:
    """Carry out orders one after another, in one thread; return answers and balances."""
    account = Account(balance)
    answers: list[object] = []
    balances: list[int] = [account.balance]
    for order in orders:
        answers.append(carry_out(account, order))
        balances.append(account.balance)
    return {"answers": answers, "balances": balances}


def two_accounts() -> list[int]:
    """Withdraw from one of two accounts; return both balances."""
    first, second = Account(10), Account(20)
    first.withdraw(3)
    second.deposit(1)
    return [first.balance, second.balance]


def at_once(balance: int, threads: list[list[list[Any]]]) -> dict[str, Any]:
    """Let threads carry out their orders at the same time; return answers, and the balance then."""
    account = Account(balance)
    answers: list[list[object]] = [[] for _ in threads]

    def work(number: int) -> None:
        for order in threads[number]:
            answers[number].append(carry_out(account, order))

    run_together(*[partial(work, number) for number in range(len(threads))])
    return {"answers": answers, "balance": account.balance}


def looks_beside(balance: int, orders: list[list[Any]], looks: int) -> dict[str, Any]:
    """Let one thread look at the balance while others carry out an order each."""
    account = Account(balance)
    seen: list[int] = []

    def look() -> None:
        for _ in range(looks):
            seen.append(account.balance)  # noqa: PERF401 - a look is a step of its own

    run_together(look, *[partial(carry_out, account, order) for order in orders])
    return {"seen": seen, "balance": account.balance}
