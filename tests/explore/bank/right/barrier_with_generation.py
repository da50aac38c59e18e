"""A cyclic barrier from a condition, with a generation number."""
# verdict: ok
# kind: barrier
# preemptions: -
# source: java.util.concurrent.CyclicBarrier
import threading


class CyclicBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.waiting = 0
        self.generation = 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            mine = self.generation
            index = self.waiting
            self.waiting += 1
            if self.waiting == self.parties:
                self.waiting = 0
                self.generation += 1
                self.cond.notify_all()
            while mine == self.generation:
                self.cond.wait()
            return index


def scenario():
    barrier = CyclicBarrier(2)
    arrivals = []

    def work():
        for round_number in range(2):
            arrivals.append((round_number, barrier.wait()))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(arrivals) == [(0, 0), (0, 1), (1, 0), (1, 1)]
