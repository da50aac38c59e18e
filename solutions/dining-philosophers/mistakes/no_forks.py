# caught-by: neighbours-never-eat-together
# verdict: wrong result in some schedules
# why: Nothing is taken at all; run with a single thread it looks right.


class Table:
    def __init__(self, seats):
        self.seats = seats

    def dine(self, seat, eat):
        eat()
