# caught-by: nothing-is-lost
# verdict: wrong result in some schedules
# why: A lock for each pair of accounts knows no circles, and two pairs can share an account.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {frozenset((a, b)): Lock() for a in balances for b in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self.locks[frozenset((source, target))]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        for lock in self.locks.values():
            lock.acquire()
        try:
            return sum(self.balances.values())
        finally:
            for lock in self.locks.values():
                lock.release()
