"""All accounts share a lock: more waiting than need be, and right."""

import threading

_BANK = threading.Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance

    def _change(self, by):
        _BANK.acquire()
        try:
            after = self.balance + by
            if after >= 0:
                self.balance = after
            return after >= 0
        finally:
            _BANK.release()

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self._change(amount)

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        return self._change(-amount)
