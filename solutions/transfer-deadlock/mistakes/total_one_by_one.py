# caught-by: the-total-never-changes
# verdict: wrong result in some schedules
# why: `total` asks for each balance under its lock, and lets go before the next.

from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        first, second = sorted((source, target))
        with self.locks[first]:
            if first == second:
                return self.balances[source] >= amount
            with self.locks[second]:
                if self.balances[source] < amount:
                    return False
                self.balances[source] -= amount
                self.balances[target] += amount
                return True

    def balance(self, name):
        with self.locks[name]:
            return self.balances[name]

    def total(self):
        return sum(self.balance(name) for name in self.balances)
