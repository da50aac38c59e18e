# caught-by: nobody-waits-for-ever
# verdict: deadlock
# why: Both locks are held, in the order in which the names are given.

from contextlib import ExitStack
from threading import RLock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: RLock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self.locks[source], self.locks[target]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with ExitStack() as held:
            for name in sorted(self.locks):
                held.enter_context(self.locks[name])
            return sum(self.balances.values())
