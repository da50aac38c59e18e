# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: `if` instead of `while`: whoever was woken takes the forks, though another one was faster.

from threading import Condition


class Table:
    def __init__(self, seats):
        self.taken = set()
        self.seats = seats
        self.changed = Condition()

    def dine(self, seat, eat):
        mine = {seat, (seat + 1) % self.seats}
        with self.changed:
            if mine & self.taken:
                self.changed.wait()
            self.taken |= mine
        try:
            eat()
        finally:
            with self.changed:
                self.taken -= mine
                self.changed.notify_all()
