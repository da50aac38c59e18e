"""Check and act are one critical section, and deposits keep to the same lock."""

from threading import Lock


class Account:
    """A whole number of coins, never fewer than none."""

    def __init__(self, balance: int) -> None:
        self._lock = Lock()
        self.balance = balance

    def deposit(self, amount: int) -> None:
        """Add coins; ValueError if the amount is not positive."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            self.balance += amount

    def withdraw(self, amount: int) -> bool:
        """Take coins and return True; False, and nothing changed, if there are too few."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._lock:
            if self.balance < amount:
                return False
            self.balance -= amount
            return True
