# caught-by: the-books-balance, refusals-leave-no-trace
# verdict: wrong result in some schedules
# why: Nobody should have to wait, so whoever finds the account in use is told that there is too little.

from threading import Lock


class Account:
    def __init__(self, balance: int) -> None:
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance += amount

    def withdraw(self, amount: int) -> bool:
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
        finally:
            self._lock.release()
