"""Dijkstra's own way: a state for each seat, and a private semaphore on which a hungry one waits."""

from threading import Lock, Semaphore

THINKING, HUNGRY, EATING = range(3)


class Table:
    def __init__(self, seats):
        self.seats = seats
        self.states = [THINKING] * seats
        self.mutex = Lock()
        self.may_eat = [Semaphore(0) for _ in range(seats)]

    def _test(self, seat):
        left, right = (seat - 1) % self.seats, (seat + 1) % self.seats
        if self.states[seat] == HUNGRY and EATING not in (self.states[left], self.states[right]):
            self.states[seat] = EATING
            self.may_eat[seat].release()

    def dine(self, seat, eat):
        with self.mutex:
            self.states[seat] = HUNGRY
            self._test(seat)
        self.may_eat[seat].acquire()
        try:
            eat()
        finally:
            with self.mutex:
                self.states[seat] = THINKING
                self._test((seat - 1) % self.seats)
                self._test((seat + 1) % self.seats)
