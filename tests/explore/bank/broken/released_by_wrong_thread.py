"""A failed try-acquire is followed by a release in `finally`: somebody else's lock is opened."""
# verdict: fails
# kind: released by wrong thread
# preemptions: 1
# source: classic
import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.attempts = 0

    def increment(self):
        self.lock.acquire(blocking=False)
        try:
            self.attempts += 1
        finally:
            self.lock.release()


def scenario():
    counter = Counter()
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.attempts == 2
