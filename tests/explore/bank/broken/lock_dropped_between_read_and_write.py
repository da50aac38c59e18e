"""The lock is held for the read and for the write, but not from one to the other."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Artho, Havelund, Biere, High-level data races (2003); stale-value error
import threading


class Stock:
    def __init__(self):
        self.lock = threading.Lock()
        self.pieces = 4

    def remove(self, number):
        with self.lock:
            pieces = self.pieces
        pieces -= number
        with self.lock:
            self.pieces = pieces


def scenario():
    stock = Stock()
    threads = [threading.Thread(target=stock.remove, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stock.pieces == 1
