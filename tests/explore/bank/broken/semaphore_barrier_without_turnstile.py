"""The last to arrive signals once, and only one thread gets through the barrier."""
# verdict: deadlock
# accept: lost wake-up
# kind: semaphore
# preemptions: 0
# source: Downey, Little Book of Semaphores, 3.6 (barrier non-solution)
import threading


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.mutex = threading.Semaphore(1)
        self.gate = threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            self.count += 1
        if self.count == self.parties:
            self.gate.release()
        self.gate.acquire()


def scenario():
    barrier = Barrier(2)
    threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
