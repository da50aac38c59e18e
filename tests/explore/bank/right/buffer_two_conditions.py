"""A buffer with two conditions on one lock, and a single notify each time."""
# verdict: ok
# kind: bounded buffer
# preemptions: -
# source: Hoare, Monitors (1974); CPython's queue.Queue
import threading
from collections import deque


class Buffer:
    def __init__(self, capacity):
        self.lock = threading.Lock()
        self.not_empty = threading.Condition(self.lock)
        self.not_full = threading.Condition(self.lock)
        self.capacity = capacity
        self.items = deque()

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


def scenario():
    buffer = Buffer(1)
    got = []

    def consumer():
        for _ in range(2):
            got.append(buffer.get())

    threads = [threading.Thread(target=buffer.put, args=(n,)) for n in (1, 2)]
    threads.append(threading.Thread(target=consumer))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [1, 2]
