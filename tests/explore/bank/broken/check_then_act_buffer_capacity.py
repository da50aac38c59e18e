"""A buffer tests its length before it appends: two producers overfill it."""
# verdict: fails
# kind: bounded buffer fault
# preemptions: 1
# source: classic
import threading
from collections import deque


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()

    def try_put(self, item):
        if len(self.items) < self.capacity:
            self.items.append(item)
            return True
        return False


def scenario():
    buffer = Buffer(1)
    threads = [threading.Thread(target=buffer.try_put, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(buffer.items) <= 1, buffer.items
