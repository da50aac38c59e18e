"""Each instance has its lock, the data belongs to the class."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: classic
import threading


class Branch:
    bank_total = 0

    def __init__(self):
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            Branch.bank_total += amount


def scenario():
    Branch.bank_total = 0
    north, south = Branch(), Branch()
    a = threading.Thread(target=north.deposit, args=(10,))
    b = threading.Thread(target=south.deposit, args=(20,))
    a.start()
    b.start()
    a.join()
    b.join()
    assert Branch.bank_total == 30
