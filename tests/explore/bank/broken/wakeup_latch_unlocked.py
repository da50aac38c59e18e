"""A latch counts down without a lock; a lost decrement means that nobody opens it."""
# verdict: deadlock
# accept: lost wake-up
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.opened = threading.Event()

    def count_down(self):
        self.count -= 1
        if self.count == 0:
            self.opened.set()


def scenario():
    latch = Latch(2)
    threads = [threading.Thread(target=latch.count_down) for _ in range(2)]
    for thread in threads:
        thread.start()
    latch.opened.wait()
    for thread in threads:
        thread.join()
