"""A Timer's callback and the main thread count in the same attribute."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Clock:
    def __init__(self):
        self.ticks = 0

    def tick(self):
        self.ticks += 1


def scenario():
    clock = Clock()
    timer = threading.Timer(0, clock.tick)
    timer.start()
    clock.tick()
    timer.join()
    assert clock.ticks == 2
