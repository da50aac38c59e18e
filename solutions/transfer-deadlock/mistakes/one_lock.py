# caught-by: disjoint-transfers-overlap
# verdict: not concurrent
# why: One lock for the whole bank is right, and carries out one transfer at a time.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.lock = Lock()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self.lock:
            if target not in self.balances:
                raise KeyError(target)
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        with self.lock:
            return self.balances[name]

    def total(self):
        with self.lock:
            return sum(self.balances.values())
