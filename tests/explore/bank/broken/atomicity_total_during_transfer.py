"""total() sums two accounts while money is between them."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Artho, Havelund, Biere, High-level data races (2003)
import threading


class Bank:
    def __init__(self):
        self.locks = {"ann": threading.Lock(), "bob": threading.Lock()}
        self.money = {"ann": 10, "bob": 0}

    def change(self, name, amount):
        with self.locks[name]:
            self.money[name] += amount

    def transfer(self, source, target, amount):
        self.change(source, -amount)
        self.change(target, amount)

    def total(self):
        amount = 0
        for name, lock in self.locks.items():
            with lock:
                amount += self.money[name]
        return amount


def scenario():
    bank = Bank()
    totals = []
    mover = threading.Thread(target=bank.transfer, args=("ann", "bob", 10))
    auditor = threading.Thread(target=lambda: totals.append(bank.total()))
    mover.start()
    auditor.start()
    mover.join()
    auditor.join()
    assert totals == [10], totals
