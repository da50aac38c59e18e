"""What the checks do with a bank. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import Bank


def one_thread() -> list[object]:
    """Transfer from one thread; return what the transfers returned, and the balances after them."""
    bank = Bank({"anna": 100, "ben": 50})
    returned = [bank.transfer("anna", "ben", 30), bank.transfer("anna", "ben", 71)]
    return [*returned, bank.balance("anna"), bank.balance("ben"), bank.total()]


def opposite() -> list[int]:
    """Let two threads transfer in opposite directions; return the balances after that."""
    bank = Bank({"anna": 100, "ben": 50})
    threads = [
        Thread(target=bank.transfer, args=("anna", "ben", 30), name="anna to ben"),
        Thread(target=bank.transfer, args=("ben", "anna", 20), name="ben to anna"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [bank.balance("anna"), bank.balance("ben")]
