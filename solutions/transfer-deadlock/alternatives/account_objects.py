"""Accounts are objects with a number and a re-entrant lock; the smaller number is locked first."""

import itertools
import threading
from dataclasses import dataclass, field


@dataclass
class Account:
    number: int
    balance: int
    lock: threading.RLock = field(default_factory=threading.RLock)


class Bank:
    def __init__(self, balances):
        numbers = itertools.count()
        self.accounts = {name: Account(next(numbers), held) for name, held in balances.items()}

    def transfer(self, source, target, amount):
        if not amount > 0:
            raise ValueError(amount)
        giver, taker = self.accounts[source], self.accounts[target]
        first, second = sorted((giver, taker), key=lambda account: account.number)
        with first.lock:
            with second.lock:
                if giver.balance < amount:
                    return False
                giver.balance -= amount
                taker.balance += amount
        return True

    def balance(self, name):
        return self.accounts[name].balance

    def total(self):
        accounts = sorted(self.accounts.values(), key=lambda account: account.number)
        for account in accounts:
            account.lock.acquire()
        try:
            return sum(account.balance for account in accounts)
        finally:
            for account in accounts:
                account.lock.release()
