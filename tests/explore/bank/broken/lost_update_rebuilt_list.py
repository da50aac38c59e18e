"""`items = items + [x]` builds a new list and drops the other thread's element."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items = self.items + [item]


def scenario():
    basket = Basket()
    threads = [threading.Thread(target=basket.add, args=(item,)) for item in ("ham", "eggs")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(basket.items) == ["eggs", "ham"], basket.items
