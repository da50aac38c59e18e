# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: One fork is taken, and it is not the one that the neighbour takes.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        with self.forks[seat]:
            eat()
