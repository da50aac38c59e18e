# caught-by: one-thread
# verdict: deadlock
# why: The property takes the lock, and the methods use the property while they hold it.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self._balance = balance

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self._balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            if self.balance < amount:
                return False
            self._balance -= amount
            return True
