# caught-by: disjoint-transfers-overlap
# verdict: not concurrent
# why: Swapping in new balances is one step, so one lock around it looks short; all of the transfer is inside.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self._balances = dict(balances)
        self._lock = Lock()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            old = self._balances
            have, there = old[source], old[target]
            if have < amount:
                return False
            if source != target:
                self._balances = {**old, source: have - amount, target: there + amount}
            return True

    def balance(self, name):
        return self._balances[name]

    def total(self):
        return sum(self._balances.values())
