# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: Who gets up tells hungry neighbours to eat, but each of them has another neighbour on the far side.

from threading import Lock, Semaphore


class Table:
    def __init__(self, seats):
        self.seats = seats
        self.guard = Lock()
        self.eating = [False] * seats
        self.hungry = [False] * seats
        self.turn = [Semaphore(0) for _ in range(seats)]

    def let_eat(self, seat):
        if self.hungry[seat]:
            self.hungry[seat] = False
            self.eating[seat] = True
            self.turn[seat].release()

    def dine(self, seat, eat):
        left, right = (seat - 1) % self.seats, (seat + 1) % self.seats
        with self.guard:
            self.hungry[seat] = True
            if not self.eating[left] and not self.eating[right]:
                self.let_eat(seat)
        self.turn[seat].acquire()
        try:
            eat()
        finally:
            with self.guard:
                self.eating[seat] = False
                self.let_eat(left)
                self.let_eat(right)
