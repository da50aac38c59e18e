# caught-by: the-total-never-changes
# verdict: deadlock
# why: Transfers keep to an order, and `total` takes the locks in the opposite one.

from contextlib import ExitStack
from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def _held(self, names):
        held = ExitStack()
        for name in names:
            held.enter_context(self.locks[name])
        return held

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if source not in self.locks or target not in self.locks:
            raise KeyError(source, target)
        with self._held(sorted({source, target})):
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with self._held(sorted(self.locks, reverse=True)):
            return sum(self.balances.values())
