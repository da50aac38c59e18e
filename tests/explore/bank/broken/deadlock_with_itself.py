"""A locked method calls another locked method of the same object; the lock is not re-entrant."""
# verdict: deadlock
# kind: self-deadlock
# preemptions: 0
# source: classic
import threading


class Inventory:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = {}

    def count(self, item):
        with self.lock:
            return self.items.get(item, 0)

    def add(self, item):
        with self.lock:
            self.items[item] = self.count(item) + 1


def scenario():
    inventory = Inventory()
    thread = threading.Thread(target=inventory.add, args=("nail",))
    thread.start()
    thread.join()
    assert inventory.count("nail") == 1
