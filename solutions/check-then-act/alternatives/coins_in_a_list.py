"""The book is a list of entries, guarded by a semaphore; the balance is their sum."""

from contextlib import contextmanager
from threading import BoundedSemaphore


class Account:
    def __init__(self, balance):
        self._entries = [balance]
        self._turn = BoundedSemaphore(1)

    @contextmanager
    def _book(self):
        self._turn.acquire()
        try:
            yield self._entries
        finally:
            self._turn.release()

    @property
    def balance(self):
        with self._book() as entries:
            return sum(entries)

    def deposit(self, amount):
        with self._book() as entries:
            if amount < 1:
                raise ValueError(amount)
            entries.append(amount)

    def withdraw(self, amount):
        with self._book() as entries:
            if amount < 1:
                raise ValueError(amount)
            if sum(entries) < amount:
                return False
            entries.append(-amount)
            return True
