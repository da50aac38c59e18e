"""One condition for the table: both forks are taken together, when both are free."""

from threading import Condition


class Table:
    def __init__(self, seats):
        self._seats = seats
        self._taken = set()
        self._changed = Condition()

    def dine(self, seat, eat):
        mine = {seat, (seat + 1) % self._seats}
        with self._changed:
            self._changed.wait_for(lambda: not (mine & self._taken))
            self._taken |= mine
        try:
            eat()
        finally:
            with self._changed:
                self._taken -= mine
                self._changed.notify_all()
