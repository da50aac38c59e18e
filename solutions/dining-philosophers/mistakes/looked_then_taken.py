# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: Looking whether the forks are free and taking them are two steps.

from threading import Condition


class Table:
    def __init__(self, seats):
        self.free = [True] * seats
        self.changed = Condition()

    def dine(self, seat, eat):
        left, right = seat, (seat + 1) % len(self.free)
        with self.changed:
            self.changed.wait_for(lambda: self.free[left] and self.free[right])
        with self.changed:
            self.free[left] = self.free[right] = False
        try:
            eat()
        finally:
            with self.changed:
                self.free[left] = self.free[right] = True
                self.changed.notify_all()
