"""A butler lets one fewer than there are seats reach for forks, so somebody always gets both."""

from threading import BoundedSemaphore, Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.butler = BoundedSemaphore(seats - 1)

    def dine(self, seat, eat):
        with self.butler:
            with self.forks[seat]:
                with self.forks[seat - 1]:
                    eat()
