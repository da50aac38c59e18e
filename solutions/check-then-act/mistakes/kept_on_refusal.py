# caught-by: one-thread
# verdict: deadlock
# why: The lock is given back at the end, and a refusal returns before that.

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
        self._lock.acquire()
        if self.balance < amount:
            return False
        self.balance -= amount
        self._lock.release()
        return True
