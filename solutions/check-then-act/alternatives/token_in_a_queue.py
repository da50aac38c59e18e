"""The balance itself is the token: whoever has taken it out of the queue may change it."""

from queue import SimpleQueue


class Account:
    def __init__(self, balance):
        self._seen = balance
        self._purse = SimpleQueue()
        self._purse.put(balance)

    @property
    def balance(self):
        return self._seen

    def _put_back(self, coins):
        self._seen = coins
        self._purse.put(coins)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        self._put_back(self._purse.get() + amount)

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        coins = self._purse.get()
        granted = coins >= amount
        self._put_back(coins - amount if granted else coins)
        return granted
