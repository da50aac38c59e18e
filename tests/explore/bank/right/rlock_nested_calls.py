"""Looks like a self-deadlock: a locked method calls a locked method, the lock is re-entrant."""
# verdict: ok
# kind: lock
# preemptions: -
# source: CPython documentation of threading.RLock
import threading


class Inventory:
    def __init__(self):
        self.lock = threading.RLock()
        self.items = {}

    def count(self, item):
        with self.lock:
            return self.items.get(item, 0)

    def add(self, item):
        with self.lock:
            self.items[item] = self.count(item) + 1


def scenario():
    inventory = Inventory()
    threads = [threading.Thread(target=inventory.add, args=("nail",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inventory.count("nail") == 2
