# caught-by: no-circle-of-waiting
# verdict: wrong result in some schedules
# why: Whoever does not get the second fork goes without a meal, so that nothing hangs.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        with self.forks[seat]:
            if self.forks[seat - 1].acquire(timeout=1):
                try:
                    eat()
                finally:
                    self.forks[seat - 1].release()
