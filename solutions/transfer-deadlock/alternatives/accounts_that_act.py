"""Each account is a thread that works off what it is asked; money under way is in nobody's account."""

from queue import Queue
from threading import Thread


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._asked = Queue()
        Thread(target=self._act, daemon=True).start()

    def _act(self):
        while True:
            change, answer = self._asked.get()
            enough = self._balance + change >= 0
            if enough:
                self._balance += change
            answer.put((enough, self._balance))

    def ask(self, change):
        answer = Queue()
        self._asked.put((change, answer))
        return answer.get()


class Bank:
    def __init__(self, balances):
        self._accounts = {name: Account(balance) for name, balance in balances.items()}
        self._total = sum(balances.values())

    def transfer(self, source, target, amount):
        if amount <= 0:
            raise ValueError("an amount must be positive")
        giver, taker = self._accounts[source], self._accounts[target]
        enough, _ = giver.ask(-amount)
        if enough:
            taker.ask(amount)
        return enough

    def balance(self, name):
        return self._accounts[name].ask(0)[1]

    def total(self):
        return self._total
