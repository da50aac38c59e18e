"""deposit and withdraw guard the same balance with different locks."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: SCTBench CS.wronglock_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class Account:
    def __init__(self):
        self.balance = 50
        self.deposit_lock = threading.Lock()
        self.withdraw_lock = threading.Lock()

    def deposit(self, amount):
        with self.deposit_lock:
            self.balance += amount

    def withdraw(self, amount):
        with self.withdraw_lock:
            self.balance -= amount


def scenario():
    account = Account()
    a = threading.Thread(target=account.deposit, args=(10,))
    b = threading.Thread(target=account.withdraw, args=(20,))
    a.start()
    b.start()
    a.join()
    b.join()
    assert account.balance == 40
