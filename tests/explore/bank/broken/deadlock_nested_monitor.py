"""The consumer waits on the inner condition and keeps the outer lock, which the producer needs."""
# verdict: deadlock
# accept: lost wake-up
# kind: nested monitor
# preemptions: 0
# source: Lister, The problem of nested monitor calls (1977)
import threading


class Store:
    def __init__(self):
        self.outer = threading.Lock()
        self.filled = threading.Condition()
        self.goods = []

    def take(self):
        with self.outer:
            with self.filled:
                while not self.goods:
                    self.filled.wait()
                return self.goods.pop()

    def bring(self, thing):
        with self.outer:
            with self.filled:
                self.goods.append(thing)
                self.filled.notify()


def scenario():
    store = Store()
    taker = threading.Thread(target=store.take)
    bringer = threading.Thread(target=store.bring, args=("tea",))
    taker.start()
    bringer.start()
    taker.join()
    bringer.join()
