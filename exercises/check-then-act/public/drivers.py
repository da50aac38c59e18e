"""What the checks do with an account. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import Account


def one_thread() -> list[object]:
    """Deposit and withdraw from one thread; return what came of it, and the balance at the end."""
    account = Account(10)
    account.deposit(5)
    return [account.withdraw(12), account.withdraw(4), account.withdraw(3), account.balance]


def two_withdraw(balance: int, amount: int) -> dict[str, object]:
    """Let two threads withdraw the same amount; return their answers and the balance after that."""
    account = Account(balance)
    answers: list[object] = [None, None]

    def withdraw(number: int) -> None:
        answers[number] = account.withdraw(amount)

    threads = [Thread(target=withdraw, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"answers": answers, "balance": account.balance}
