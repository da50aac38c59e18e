# caught-by: others-can-eat-meanwhile
# verdict: not concurrent
# why: The lock for picking up is held while eating as well.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]
        self.reaching = Lock()

    def dine(self, seat, eat):
        with self.reaching:
            with self.forks[seat], self.forks[seat - 1]:
                eat()
