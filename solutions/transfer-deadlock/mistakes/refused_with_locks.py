# caught-by: one-thread
# verdict: deadlock
# why: A refused transfer returns before the lines that give the locks back.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        names = sorted({source, target})
        locks = [self.locks[name] for name in names]
        for lock in locks:
            lock.acquire()
        if self.balances[source] < amount:
            return False
        self.balances[source] -= amount
        self.balances[target] += amount
        for lock in locks:
            lock.release()
        return True

    def balance(self, name):
        return self.balances[name]

    def total(self):
        names = sorted(self.locks)
        for name in names:
            self.locks[name].acquire()
        result = sum(self.balances.values())
        for name in names:
            self.locks[name].release()
        return result
