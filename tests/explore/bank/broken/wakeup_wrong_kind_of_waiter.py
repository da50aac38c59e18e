"""Producers and consumers wait on one condition and notify wakes a thread of the wrong kind."""
# verdict: lost wake-up
# accept: deadlock
# kind: notify instead of notify_all
# preemptions: 0
# source: classic (bounded buffer with one condition)
import threading


class Buffer:
    def __init__(self):
        self.cond = threading.Condition()
        self.item = None

    def put(self, item):
        with self.cond:
            while self.item is not None:
                self.cond.wait()
            self.item = item
            self.cond.notify()

    def get(self):
        with self.cond:
            while self.item is None:
                self.cond.wait()
            item, self.item = self.item, None
            self.cond.notify()
            return item


def scenario():
    buffer = Buffer()
    threads = [threading.Thread(target=buffer.get) for _ in range(2)]
    threads += [threading.Thread(target=buffer.put, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
