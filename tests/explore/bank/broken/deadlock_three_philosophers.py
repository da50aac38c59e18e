"""Three philosophers, each takes the left fork first."""
# verdict: deadlock
# kind: philosophers
# preemptions: 1
# source: Dijkstra (EWD310, 1971); SCTBench CS.din_phil3_sat; Downey, Little Book of Semaphores, 4.4
import threading


class Philosopher(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left = left
        self.right = right
        self.meals = 0

    def run(self):
        with self.left:
            with self.right:
                self.meals += 1


def scenario():
    forks = [threading.Lock() for _ in range(3)]
    table = [Philosopher(forks[i], forks[(i + 1) % 3]) for i in range(3)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
    assert sum(philosopher.meals for philosopher in table) == 3
