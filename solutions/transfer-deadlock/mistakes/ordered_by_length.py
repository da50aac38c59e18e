# caught-by: nobody-waits-for-ever
# verdict: deadlock
# why: There is an order, but two names of the same length have none: each transfer keeps the one it came with.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if source == target:
            self.balances[source]
            return True
        first, second = sorted((source, target), key=len)
        with self.locks[first], self.locks[second]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        names = sorted(self.locks, key=len)
        for name in names:
            self.locks[name].acquire()
        try:
            return sum(self.balances.values())
        finally:
            for name in names:
                self.locks[name].release()
