# caught-by: refusals-leave-no-trace
# verdict: wrong result in some schedules
# why: All under the lock, but who reads the attribute does not ask for it.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance -= amount
            if self.balance < 0:
                self.balance += amount
                return False
            return True
