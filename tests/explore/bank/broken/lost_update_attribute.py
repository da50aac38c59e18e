"""Two threads add one to an attribute without a lock."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: Artho, Havelund, Biere, High-level data races (2003), section 1
import threading


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def scenario():
    counter = Counter()
    threads = [threading.Thread(target=counter.increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 2, counter.value
