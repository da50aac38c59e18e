# caught-by: others-can-eat-meanwhile
# verdict: not concurrent
# why: Nothing can go wrong with one at a time, so the butler lets in one.

from threading import Lock, Semaphore


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.butler = Semaphore(1)

    def dine(self, seat, eat):
        with self.butler, self.forks[seat], self.forks[seat - 1]:
            eat()
