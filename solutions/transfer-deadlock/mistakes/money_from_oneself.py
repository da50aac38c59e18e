# caught-by: one-thread
# verdict: wrong result
# why: Both new balances are worked out first; written to one account, the second wins.

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
                held.enter_context(self.locks[name])
            less, more = self.balances[source] - amount, self.balances[target] + amount
            if less < 0:
                return False
            self.balances[source] = less
            self.balances[target] = more
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with ExitStack() as held:
            for name in sorted(self.locks):
                held.enter_context(self.locks[name])
            return sum(self.balances.values())
