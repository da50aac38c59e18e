# caught-by: never-overdrawn
# verdict: wrong result in some schedules
# why: Check and act are each under the lock, which is given back in between.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance += amount

    def _enough(self, amount):
        with self._lock:
            return self.balance >= amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if self._enough(amount):
            with self._lock:
                self.balance -= amount
            return True
        return False
