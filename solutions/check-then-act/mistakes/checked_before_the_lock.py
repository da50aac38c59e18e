# caught-by: never-overdrawn
# verdict: wrong result in some schedules
# why: Only the subtraction is protected: the check is made before the lock is taken.

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

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if self.balance < amount:
            return False
        with self._lock:
            self.balance -= amount
        return True
