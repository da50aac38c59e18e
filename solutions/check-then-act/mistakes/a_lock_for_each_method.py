# caught-by: the-books-balance
# verdict: wrong result in some schedules
# why: Each method has a lock of its own, so the two do not keep each other out.

from threading import Lock


class Account:
    def __init__(self, balance):
        self._depositing = Lock()
        self._withdrawing = Lock()
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._depositing:
            self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._withdrawing:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
