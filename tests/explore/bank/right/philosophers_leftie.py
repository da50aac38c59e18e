"""Three philosophers, the last one is left-handed."""
# verdict: ok
# kind: philosophers
# preemptions: -
# source: Downey, Little Book of Semaphores, 4.4.4 (solution #2)
import threading


class Philosopher(threading.Thread):
    def __init__(self, first, second):
        super().__init__()
        self.first, self.second = first, second
        self.meals = 0

    def run(self):
        with self.first, self.second:
            self.meals += 1


def scenario():
    a, b, c = (threading.Lock() for _ in range(3))
    table = [Philosopher(a, b), Philosopher(b, c), Philosopher(a, c)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
    assert all(philosopher.meals == 1 for philosopher in table)
