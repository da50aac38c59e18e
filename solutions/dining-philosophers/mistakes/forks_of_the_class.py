# caught-by: one-can-dine
# verdict: deadlock
# why: The forks belong to the class, so all tables share them.

from threading import Lock


class Table:
    forks = [Lock() for _ in range(16)]

    def __init__(self, seats):
        self.seats = seats

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % self.seats))
        with self.forks[first], self.forks[second]:
            eat()
