# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: To avoid an IndexError at the last seat there is one fork more: the table is no longer round.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats + 1)]

    def dine(self, seat, eat):
        with self.forks[seat], self.forks[seat + 1]:
            eat()
