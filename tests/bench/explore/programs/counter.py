"""Two threads, `x += 1` each, no lock and no assertion: for schedules per second."""

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
    return counter.value
