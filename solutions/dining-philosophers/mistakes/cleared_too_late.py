# caught-by: no-circle-of-waiting
# verdict: lost wake-up
# why: Between the look at the forks and `clear()` a neighbour sets the event, and nobody sets it again.

from threading import Event, Lock


class Table:
    def __init__(self, seats):
        self.taken = set()
        self.seats = seats
        self.lock = Lock()
        self.changed = Event()

    def dine(self, seat, eat):
        mine = {seat, (seat + 1) % self.seats}
        while True:
            with self.lock:
                if not (mine & self.taken):
                    self.taken |= mine
                    break
            self.changed.clear()
            self.changed.wait()
        try:
            eat()
        finally:
            with self.lock:
                self.taken -= mine
            self.changed.set()
