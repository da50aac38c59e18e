"""An augmented assignment to a property: getter, compute, setter."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Account:
    def __init__(self, balance):
        self.__balance = balance

    @property
    def balance(self):
        return self.__balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("overdrawn")
        self.__balance = value


def scenario():
    account = Account(100)

    def withdraw(amount):
        account.balance -= amount

    a = threading.Thread(target=withdraw, args=(30,))
    b = threading.Thread(target=withdraw, args=(20,))
    a.start()
    b.start()
    a.join()
    b.join()
    assert account.balance == 50, account.balance
