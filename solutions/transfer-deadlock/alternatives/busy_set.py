"""A condition guards a set of accounts that are in use; nobody holds a lock while money moves."""

from threading import Condition


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)
        self._busy = set()
        self._changed = Condition()

    def _claim(self, names):
        with self._changed:
            self._changed.wait_for(lambda: not (names & self._busy))
            self._busy |= names

    def _free(self, names):
        with self._changed:
            self._busy -= names
            self._changed.notify_all()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("not positive")
        names = {source, target}
        for name in names:
            self._balances[name]
        self._claim(names)
        try:
            if self._balances[source] < amount:
                return False
            self._balances[target] += amount
            self._balances[source] -= amount
            return True
        finally:
            self._free(names)

    def balance(self, name):
        return self._balances[name]

    def total(self):
        names = set(self._balances)
        self._claim(names)
        try:
            return sum(self._balances.values())
        finally:
            self._free(names)
