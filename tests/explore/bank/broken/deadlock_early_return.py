"""One branch returns without releasing the lock."""
# verdict: deadlock
# kind: lock not released
# preemptions: 0
# source: classic
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.RLock()

    def withdraw(self, amount):
        self.lock.acquire()
        if self.balance < amount:
            return False
        self.balance -= amount
        self.lock.release()
        return True


def scenario():
    account = Account(10)
    threads = [threading.Thread(target=account.withdraw, args=(n,)) for n in (50, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == 5
