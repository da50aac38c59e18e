"""An account is a list of what came and went; a transfer appends to two of them."""

from contextlib import contextmanager
from threading import Lock


class Bank:
    def __init__(self, balances):
        self.entries = {name: [amount] for name, amount in balances.items()}
        self.locks = {name: Lock() for name in balances}

    @contextmanager
    def _holding(self, *names):
        taken = []
        try:
            for name in sorted(set(names)):
                self.locks[name].acquire()
                taken.append(name)
            yield
        finally:
            for name in taken:
                self.locks[name].release()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if target not in self.entries:
            raise KeyError(target)
        with self._holding(source, target):
            if sum(self.entries[source]) < amount:
                return False
            self.entries[source].append(-amount)
            self.entries[target].append(amount)
            return True

    def balance(self, name):
        with self._holding(name):
            return sum(self.entries[name])

    def total(self):
        with self._holding(*self.entries):
            return sum(map(sum, self.entries.values()))
