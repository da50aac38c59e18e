"""Opposite transfers, the locks taken in the order of the names."""
# verdict: ok
# kind: lock order
# preemptions: -
# source: Goetz, Java Concurrency in Practice, 10.1.2 (induced lock order)
import threading


class Bank:
    def __init__(self):
        self.money = {"ann": 10, "bob": 10}
        self.locks = {name: threading.Lock() for name in self.money}

    def transfer(self, source, target, amount):
        first, second = sorted((source, target))
        with self.locks[first], self.locks[second]:
            if self.money[source] < amount:
                return False
            self.money[source] -= amount
            self.money[target] += amount
            return True


def scenario():
    bank = Bank()
    one = threading.Thread(target=bank.transfer, args=("ann", "bob", 3))
    two = threading.Thread(target=bank.transfer, args=("bob", "ann", 4))
    one.start()
    two.start()
    one.join()
    two.join()
    assert bank.money == {"ann": 11, "bob": 9}
