"""A buffer of one place, two producers, two consumers: for schedules per second and to exhaust."""

import threading


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.cond = threading.Condition()

    def put(self, item):
        with self.cond:
            while len(self.items) >= self.capacity:
                self.cond.wait()
            self.items.append(item)
            self.cond.notify_all()

    def get(self):
        with self.cond:
            while not self.items:
                self.cond.wait()
            item = self.items.pop(0)
            self.cond.notify_all()
            return item


def scenario():
    buffer = Buffer(1)
    got = []
    threads = [threading.Thread(target=buffer.put, args=(n,)) for n in (1, 2)]
    threads += [threading.Thread(target=lambda: got.append(buffer.get())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [1, 2]
