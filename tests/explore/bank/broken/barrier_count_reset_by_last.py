"""The last to arrive sets the count back, and the others wait for a count that is gone."""
# verdict: lost wake-up
# accept: deadlock
# kind: barrier phase error
# preemptions: 0
# source: classic
import threading


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.cond = threading.Condition()

    def wait(self):
        with self.cond:
            self.count += 1
            if self.count == self.parties:
                self.count = 0
                self.cond.notify_all()
            else:
                while self.count < self.parties:
                    self.cond.wait()


def scenario():
    barrier = Barrier(2)
    threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
