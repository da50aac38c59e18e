"""The check for the final balance has the sign wrong when both operations are done."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: SCTBench CS.account_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class Account:
    def __init__(self):
        self.mutex = threading.Lock()
        self.balance = 10
        self.deposit_done = False
        self.withdraw_done = False

    def deposit(self):
        with self.mutex:
            self.balance += 3
            self.deposit_done = True

    def withdraw(self):
        with self.mutex:
            self.balance -= 4
            self.withdraw_done = True

    def check(self):
        with self.mutex:
            if self.deposit_done and self.withdraw_done:
                assert self.balance == 10 - 3 - 4


def scenario():
    account = Account()
    threads = [threading.Thread(target=f) for f in (account.deposit, account.withdraw, account.check)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
