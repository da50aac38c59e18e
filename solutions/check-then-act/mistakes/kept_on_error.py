# caught-by: amounts-are-positive
# verdict: deadlock
# why: The error is raised after the lock was taken by hand.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount):
        self._lock.acquire()
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self.balance += amount
        self._lock.release()

    def withdraw(self, amount):
        self._lock.acquire()
        if amount <= 0:
            raise ValueError("an amount must be positive")
        enough = self.balance >= amount
        if enough:
            self.balance -= amount
        self._lock.release()
        return enough
