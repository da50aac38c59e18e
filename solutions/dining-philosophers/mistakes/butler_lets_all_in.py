# caught-by: no-circle-of-waiting
# verdict: deadlock
# why: The butler counts one too many: with everybody let in, all can hold one fork.

from threading import Lock, Semaphore


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.butler = Semaphore(seats)

    def dine(self, seat, eat):
        with self.butler, self.forks[seat], self.forks[(seat + 1) % len(self.forks)]:
            eat()
