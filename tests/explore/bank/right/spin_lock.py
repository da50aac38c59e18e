"""Looks like a livelock: a spin lock from acquire(blocking=False) in a loop."""
# verdict: ok
# kind: spinning with progress
# preemptions: -
# source: Herlihy, Shavit, The Art of Multiprocessor Programming, chapter 7
import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0

    def increment(self):
        while not self.lock.acquire(blocking=False):
            pass
        self.value += 1
        self.lock.release()


def scenario():
    counter = Counter()
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2
