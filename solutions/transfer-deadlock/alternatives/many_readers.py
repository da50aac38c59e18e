"""Transfers share the bank and lock their two accounts in order; the total has the bank alone."""

from threading import Condition, Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.order = {name: place for place, name in enumerate(balances)}
        self.locks = [Lock() for _ in balances]
        self.changed = Condition()
        self.transfers = 0
        self.counting = False

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        places = sorted({self.order[source], self.order[target]})
        with self.changed:
            self.changed.wait_for(lambda: not self.counting)
            self.transfers += 1
        for place in places:
            self.locks[place].acquire()
        try:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True
        finally:
            for place in places:
                self.locks[place].release()
            with self.changed:
                self.transfers -= 1
                self.changed.notify_all()

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.counting)
            self.counting = True
            self.changed.wait_for(lambda: not self.transfers)
            try:
                return sum(self.balances.values())
            finally:
                self.counting = False
                self.changed.notify_all()
