# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: The forks are taken in a sound order, and put down before the eating begins.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % len(self.forks)))
        with self.forks[first], self.forks[second]:
            pass
        eat()
