# caught-by: never-overdrawn
# verdict: wrong result in some schedules
# why: The balance is remembered before the lock is taken, and written back from memory.

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
        balance = self.balance
        with self._lock:
            if balance < amount:
                return False
            self.balance = balance - amount
            return True
