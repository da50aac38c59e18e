"""Three philosophers take the left fork first, but a footman lets only two sit down."""
# verdict: ok
# kind: philosophers
# preemptions: -
# source: Downey, Little Book of Semaphores, 4.4.3 (solution #1)
import threading


class Table:
    def __init__(self, seats):
        self.footman = threading.Semaphore(seats - 1)
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat):
        with self.footman:
            with self.forks[seat], self.forks[seat - 1]:
                pass


def scenario():
    table = Table(3)
    threads = [threading.Thread(target=table.dine, args=(seat,)) for seat in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
