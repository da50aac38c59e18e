# caught-by: never-overdrawn, the-books-balance
# verdict: wrong result in some schedules
# why: Every call makes a lock of its own, which nobody else knows.

from threading import Lock


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with Lock():
            self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with Lock():
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
