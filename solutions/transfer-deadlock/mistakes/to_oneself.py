# caught-by: one-thread, nobody-waits-for-ever
# verdict: deadlock
# why: The order of the locks is right; that both may be the same one was not thought of.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        first, second = sorted((source, target))
        with self.locks[first], self.locks[second]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        for name in sorted(self.locks):
            self.locks[name].acquire()
        result = sum(self.balances.values())
        for name in sorted(self.locks):
            self.locks[name].release()
        return result
