"""A lock for each account, and one order in which everybody takes them: that of the names."""

from contextlib import ExitStack
from threading import Lock


class Bank:
    """Accounts with whole numbers on them."""

    def __init__(self, balances: dict[str, int]) -> None:
        self._balances = dict(balances)
        self._locks = {name: Lock() for name in balances}

    def transfer(self, source: str, target: str, amount: int) -> bool:
        """Move an amount; False, and nothing changed, when the source has too little."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with ExitStack() as held:
            for name in sorted({source, target}):
                held.enter_context(self._locks[name])
            if self._balances[source] < amount:
                return False
            self._balances[source] -= amount
            self._balances[target] += amount
            return True

    def balance(self, name: str) -> int:
        """Return what an account has."""
        with self._locks[name]:
            return self._balances[name]

    def total(self) -> int:
        """Return what all accounts have together."""
        with ExitStack() as held:
            for name in sorted(self._locks):
                held.enter_context(self._locks[name])
            return sum(self._balances.values())
