"""The locks of a transfer are taken behind a gate, one taker at a time, so no circle can close."""

from threading import Lock, Semaphore


class Bank:
    def __init__(self, balances):
        self.gate = Lock()
        self.held = {name: [amount] for name, amount in balances.items()}
        self.locks = {name: Semaphore() for name in balances}

    def _take(self, names):
        with self.gate:
            for name in names:
                self.locks[name].acquire()

    def _give_back(self, names):
        for name in names:
            self.locks[name].release()

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError
        if source not in self.held or target not in self.held:
            raise KeyError(source, target)
        if source == target:
            return True
        self._take([source, target])
        try:
            enough = self.held[source][0] >= amount
            if enough:
                self.held[source][0] -= amount
                self.held[target][0] += amount
            return enough
        finally:
            self._give_back([source, target])

    def balance(self, name):
        return self.held[name][0]

    def total(self):
        names = list(self.held)
        self._take(names)
        try:
            return sum(self.held[name][0] for name in names)
        finally:
            self._give_back(names)
