"""A decorator runs each method under the account's re-entrant lock; the balance is a property."""

import functools
import threading


def synchronised(method):
    @functools.wraps(method)
    def guarded(self, *args):
        with self._monitor:
            return method(self, *args)

    return guarded


class Account:
    def __init__(self, balance):
        self._monitor = threading.RLock()
        self.__coins = balance

    @property
    @synchronised
    def balance(self):
        return self.__coins

    @synchronised
    def deposit(self, amount):
        self._demand_positive(amount)
        self.__coins = self.balance + amount

    @synchronised
    def withdraw(self, amount):
        self._demand_positive(amount)
        if amount > self.balance:
            return False
        self.__coins = self.balance - amount
        return True

    @staticmethod
    def _demand_positive(amount):
        if not amount > 0:
            raise ValueError(f"{amount} is not positive")
