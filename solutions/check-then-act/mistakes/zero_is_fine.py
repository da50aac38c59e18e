# caught-by: amounts-are-positive
# verdict: wrong result
# why: Only negative amounts are refused.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount):
        if amount < 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance += amount

    def withdraw(self, amount):
        if amount < 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
