"""A generator shared by two threads, each next() under a lock."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading


class Numbers:
    def __init__(self):
        self.lock = threading.Lock()
        self.made = 0
        self.generator = self._generate()

    def _generate(self):
        while True:
            self.made += 1
            yield self.made

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.generator)


def scenario():
    numbers = Numbers()
    taken = []
    threads = [threading.Thread(target=lambda: taken.append(next(numbers))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [1, 2]
