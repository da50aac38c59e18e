# caught-by: never-overdrawn, the-books-balance
# verdict: wrong result in some schedules
# why: The check stands right above the subtraction, so nothing seems to fit in between.


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self.balance += amount

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if self.balance >= amount:
            self.balance -= amount
            return True
        return False
