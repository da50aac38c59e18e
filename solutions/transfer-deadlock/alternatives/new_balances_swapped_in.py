"""Balances are never changed: new ones are made and swapped in, unless others were faster; then again."""

from threading import Lock


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)
        self._swapping = Lock()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        while True:
            old = self._balances
            have, there = old[source], old[target]
            if have < amount:
                return False
            if source == target:
                return True
            new = {**old, source: have - amount, target: there + amount}
            with self._swapping:
                if self._balances is old:
                    self._balances = new
                    return True

    def balance(self, name):
        return self._balances[name]

    def total(self):
        return sum(self._balances.values())
