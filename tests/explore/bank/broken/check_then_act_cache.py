"""`if key not in cache` lets two threads load the same thing."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: Goetz, Java Concurrency in Practice, 5.6 (memoizer)
import threading


class Cache:
    def __init__(self, load):
        self.load = load
        self.values = {}

    def get(self, key):
        if key not in self.values:
            self.values[key] = self.load(key)
        return self.values[key]


def scenario():
    loads = []

    def load(key):
        loads.append(key)
        return key.upper()

    cache = Cache(load)
    threads = [threading.Thread(target=cache.get, args=("a",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == ["a"], loads
