# caught-by: refusals-leave-no-trace
# verdict: wrong result in some schedules
# why: Taken first and put back if it was too much: in between others see a balance that never was.

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
            left = self.balance
        if left >= 0:
            return True
        with self._lock:
            self.balance += amount
        return False
