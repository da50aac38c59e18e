# caught-by: no-circle-of-waiting, all-get-through
# verdict: deadlock
# why: `with` puts the forks down in every case, and everybody still reaches for the left one first.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        with self.forks[seat], self.forks[(seat + 1) % len(self.forks)]:
            eat()
