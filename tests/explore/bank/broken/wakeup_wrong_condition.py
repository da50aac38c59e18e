"""put notifies `not_full` where it should notify `not_empty`."""
# verdict: lost wake-up
# accept: deadlock
# kind: wrong condition
# preemptions: 0
# source: classic
import threading
from collections import deque


class Buffer:
    def __init__(self, capacity=1):
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
            self.not_full.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


def scenario():
    buffer = Buffer()
    consumer = threading.Thread(target=buffer.get)
    producer = threading.Thread(target=buffer.put, args=("x",))
    consumer.start()
    producer.start()
    consumer.join()
    producer.join()
