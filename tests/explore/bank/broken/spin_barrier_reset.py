"""A spinning barrier whose count is set back before the other thread has seen it."""
# verdict: busy waiting
# accept: livelock, timed out
# kind: spinning without progress
# preemptions: -
# source: Mellor-Crummey, Scott (1991); Herlihy, Shavit, chapter 17 (barrier reuse)
import threading


class SpinBarrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.lock = threading.Lock()

    def wait(self):
        with self.lock:
            self.count += 1
        while self.count < self.parties:
            pass
        self.count = 0


def scenario():
    barrier = SpinBarrier(2)
    threads = [threading.Thread(target=barrier.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
