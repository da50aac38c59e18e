"""An account that several threads may use. It is right for one thread only: mend it."""


class Account:
    """A whole number of coins, never fewer than none."""

    def __init__(self, balance: int) -> None:
        self.balance: int = balance

    def deposit(self, amount: int) -> None:
        """Add coins; ValueError if the amount is not positive."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self.balance += amount

    def withdraw(self, amount: int) -> bool:
        """Take coins and return True; False, and nothing changed, if there are too few."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        if self.balance >= amount:
            self.balance -= amount
            return True
        return False
