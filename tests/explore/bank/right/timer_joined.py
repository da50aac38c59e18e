"""A timer counts with the main thread under a lock, and is joined."""
# verdict: ok
# kind: timer
# preemptions: -
# source: CPython documentation of threading.Timer
import threading


class Clock:
    def __init__(self):
        self.lock = threading.Lock()
        self.ticks = 0

    def tick(self):
        with self.lock:
            self.ticks += 1


def scenario():
    clock = Clock()
    timer = threading.Timer(0.02, clock.tick)
    timer.start()
    clock.tick()
    timer.join()
    assert clock.ticks == 2
