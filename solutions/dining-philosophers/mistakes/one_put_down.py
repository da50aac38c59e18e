# caught-by: forks-are-put-down-after-an-exception
# verdict: deadlock
# why: One fork is in a `with`, the other one is taken and put down by hand.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % len(self.forks)))
        with self.forks[first]:
            self.forks[second].acquire()
            eat()
            self.forks[second].release()
