# caught-by: the-total-never-changes
# verdict: wrong result in some schedules
# why: Each change is protected, and between the two the money is nowhere.

from contextlib import ExitStack
from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if target not in self.locks:
            raise KeyError(target)
        with self.locks[source]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
        with self.locks[target]:
            self.balances[target] += amount
        return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with ExitStack() as held:
            for name in sorted(self.locks):
                held.enter_context(self.locks[name])
            return sum(self.balances.values())
