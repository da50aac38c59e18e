"""A condition is a lock as well."""

from dataclasses import dataclass, field
from threading import Condition


@dataclass
class Account:
    balance: int
    changed: Condition = field(default_factory=Condition, repr=False)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit something")
        with self.changed:
            self.balance = self.balance + amount
            self.changed.notify_all()

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("withdraw something")
        with self.changed:
            enough = amount <= self.balance
            self.balance -= amount * enough
        return enough
