"""The new balance is worked out without a lock, and counts only if nobody was faster; else once more."""

from threading import Lock


class Account:
    def __init__(self, balance: int) -> None:
        self._swapping = Lock()
        self._state = (balance,)

    @property
    def balance(self) -> int:
        return self._state[0]

    def _swap(self, old: tuple[int], balance: int) -> bool:
        with self._swapping:
            if self._state is not old:
                return False
            self._state = (balance,)
            return True

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("an amount must be positive")
        old = self._state
        while not self._swap(old, old[0] + amount):
            old = self._state

    def withdraw(self, amount: int) -> bool:
        if amount <= 0:
            raise ValueError("an amount must be positive")
        while (old := self._state)[0] >= amount:
            if self._swap(old, old[0] - amount):
                return True
        return False
