"""Only one at a time may pick up forks; eating happens without that lock."""

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = tuple(Lock() for _ in range(seats))
        self.reaching = Lock()

    def dine(self, seat, eat):
        left, right = self.forks[seat], self.forks[seat - 1]
        with self.reaching:
            left.acquire()
            right.acquire()
        try:
            eat()
        finally:
            right.release()
            left.release()
