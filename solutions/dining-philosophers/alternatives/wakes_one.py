"""A monitor that wakes only one: whoever leaves last wakes somebody who can then eat."""

from threading import Condition, Lock


class Table:
    def __init__(self, seats):
        self.free = [True] * seats
        self.changed = Condition(Lock())

    def dine(self, seat, eat):
        left, right = seat, (seat + 1) % len(self.free)
        with self.changed:
            while not (self.free[left] and self.free[right]):
                self.changed.wait()
            self.free[left] = self.free[right] = False
        try:
            eat()
        finally:
            with self.changed:
                self.free[left] = self.free[right] = True
                self.changed.notify()
