# caught-by: one-thread
# verdict: wrong result
# why: `>` in place of `>=`: the last coin can never be withdrawn.

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
        with self._lock:
            if self.balance > amount:
                self.balance -= amount
                return True
            return False
