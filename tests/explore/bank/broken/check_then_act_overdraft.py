"""The balance is tested and then reduced."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic; Goetz, Java Concurrency in Practice, 2.2
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount
            return True
        return False


def scenario():
    account = Account(100)
    threads = [threading.Thread(target=account.withdraw, args=(80,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 20, account.balance
