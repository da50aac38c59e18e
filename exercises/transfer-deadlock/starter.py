"""A bank with a lock for each account. Something about the order in which they are taken is wrong."""

from threading import Lock


class Bank:
    """Accounts with whole numbers on them."""

    def __init__(self, balances: dict[str, int]) -> None:
        self.balances = dict(balances)
        self.locks = {name: Lock() for name in balances}

    def transfer(self, source: str, target: str, amount: int) -> bool:
        """Move an amount; False, and nothing changed, when the source has too little."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self.locks[source], self.locks[target]:
            if self.balances[source] < amount:
                return False
            self.balances[source] -= amount
            self.balances[target] += amount
            return True

    def balance(self, name: str) -> int:
        """Return what an account has."""
        return self.balances[name]

    def total(self) -> int:
        """Return what all accounts have together."""
        return sum(self.balances.values())
