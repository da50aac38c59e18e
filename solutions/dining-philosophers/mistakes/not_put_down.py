# caught-by: forks-are-put-down-after-an-exception
# verdict: deadlock
# why: The releases stand after `eat()`, where an exception never comes.

from threading import Lock


class Table:
    def __init__(self, seats):
        self.forks = [Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % len(self.forks)))
        self.forks[first].acquire()
        self.forks[second].acquire()
        eat()
        self.forks[second].release()
        self.forks[first].release()
