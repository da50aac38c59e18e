"""A round table with a fork between any two neighbours. It works as long as they eat in turn."""

from collections.abc import Callable
from threading import Lock


class Table:
    """Seats in a circle, numbered from 0; between two neighbours lies one fork."""

    def __init__(self, seats: int) -> None:
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat: int, eat: Callable[[], object]) -> None:
        """Take both forks of a seat, call ``eat()``, and put them down."""
        left = self.forks[seat]
        right = self.forks[(seat + 1) % len(self.forks)]
        left.acquire()
        right.acquire()
        eat()
        right.release()
        left.release()
