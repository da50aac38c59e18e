"""Forks are locks, numbered; everybody takes the lower number first, so no circle can close."""

from collections.abc import Callable
from threading import Lock


class Table:
    """Seats in a circle, numbered from 0; between two neighbours lies one fork."""

    def __init__(self, seats: int) -> None:
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat: int, eat: Callable[[], object]) -> None:
        """Take both forks of a seat, call ``eat()``, and put them down."""
        lower, higher = sorted((seat, (seat + 1) % len(self.forks)))
        with self.forks[lower], self.forks[higher]:
            eat()
