"""Reusable barrier that looks at the count outside the mutex: the turnstile is locked twice."""
# verdict: deadlock
# accept: lost wake-up
# kind: barrier phase error
# preemptions: 1
# source: Downey, Little Book of Semaphores, 3.7 (reusable barrier non-solution #1)
import threading


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.mutex = threading.Semaphore(1)
        self.turnstile = threading.Semaphore(0)

    def enter(self):
        with self.mutex:
            self.count += 1
        if self.count == self.parties:
            self.turnstile.release()
        self.turnstile.acquire()
        self.turnstile.release()

    def leave(self):
        with self.mutex:
            self.count -= 1
        if self.count == 0:
            self.turnstile.acquire()


def scenario():
    barrier = Barrier(2)

    def work():
        barrier.enter()
        barrier.leave()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
