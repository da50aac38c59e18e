"""Looks like a lost update: `items += [x]` on a list extends the one shared list in place."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: Python Language Reference, augmented assignment (in-place operation)
import threading


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items += [item]


def scenario():
    basket = Basket()
    threads = [threading.Thread(target=basket.add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(basket.items) == [1, 2]
