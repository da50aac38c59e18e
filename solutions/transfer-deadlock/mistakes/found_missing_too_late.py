# caught-by: one-thread
# verdict: wrong result
# why: The target is looked up after the money has left the source.

from contextlib import ExitStack
from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with ExitStack() as held:
            for name in sorted({source, target}):
                if name in self.locks:
                    held.enter_context(self.locks[name])
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
