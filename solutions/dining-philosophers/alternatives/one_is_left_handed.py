"""Only the last philosopher reaches for the other fork first: that alone breaks the circle."""

import threading


class Table:
    def __init__(self, seats):
        self.seats = seats
        self.forks = {number: threading.Semaphore(1) for number in range(seats)}

    def dine(self, seat, eat):
        left, right = self.forks[seat], self.forks[(seat + 1) % self.seats]
        if seat == self.seats - 1:
            left, right = right, left
        left.acquire()
        try:
            right.acquire()
            try:
                return eat()
            finally:
                right.release()
        finally:
            left.release()
