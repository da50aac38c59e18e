# caught-by: others-can-eat-meanwhile
# verdict: not concurrent
# why: One lock for the whole table is right in every order, and only one of all eats.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.lock = Lock()

    def dine(self, seat, eat):
        with self.lock:
            eat()
