# caught-by: balances-are-real
# verdict: wrong result in some schedules
# why: The coins are put in one by one, and who looks sees a deposit that is half made.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            for _ in range(amount):
                self.balance += 1

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
