# caught-by: nobody-waits-for-ever
# verdict: wrong result in some schedules
# why: Whoever waits too long for the second lock says that there is too little money.

from contextlib import ExitStack
from threading import Lock


class Bank:
    def __init__(self, balances):
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        first, second = self.locks[source], self.locks[target]
        with first:
            if first is second:
                return self.balances[source] >= amount
            if not second.acquire(timeout=1):
                return False
            try:
                if self.balances[source] < amount:
                    return False
                self.balances[source] -= amount
                self.balances[target] += amount
                return True
            finally:
                second.release()

    def balance(self, name):
        return self.balances[name]

    def total(self):
        with ExitStack() as held:
            for name in sorted(self.locks):
                held.enter_context(self.locks[name])
            return sum(self.balances.values())
