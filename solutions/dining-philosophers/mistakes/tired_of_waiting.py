# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: A timeout lets nobody wait for ever, and whether the fork was there in the end is not asked.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        left, right = self.forks[seat], self.forks[(seat + 1) % len(self.forks)]
        with left:
            taken = right.acquire(timeout=1)
            try:
                eat()
            finally:
                if taken:
                    right.release()
