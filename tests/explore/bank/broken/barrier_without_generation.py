"""A barrier without generations: a thread that laps the others is counted in the old round."""
# verdict: lost wake-up
# accept: deadlock
# kind: barrier phase error
# preemptions: 0
# source: Hensgen, Finkel, Manber (1988); classic
import threading


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.waiting = 0
        self.leaving = 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            self.waiting += 1
            self.cond.notify_all()
            while self.waiting < self.parties:
                self.cond.wait()
            self.leaving += 1
            if self.leaving == self.parties:
                self.leaving = 0
                self.waiting = 0


def scenario():
    barrier = Barrier(2)

    def work():
        barrier.wait()
        barrier.wait()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
