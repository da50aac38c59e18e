"""Ann pays Bob while Bob pays Ann; each transfer locks its source first."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: Goetz, Java Concurrency in Practice, 10.1.2
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount


def scenario():
    ann, bob = Account(10), Account(10)
    one = threading.Thread(target=transfer, args=(ann, bob, 3))
    two = threading.Thread(target=transfer, args=(bob, ann, 4))
    one.start()
    two.start()
    one.join()
    two.join()
    assert (ann.balance, bob.balance) == (11, 9)
