"""Reusable barrier with two turnstiles, two threads, two rounds."""
# verdict: ok
# kind: barrier
# preemptions: -
# source: Downey, Little Book of Semaphores, 3.7 (two-phase barrier)
import threading


class Barrier:
    def __init__(self, parties):
        self.parties = parties
        self.count = 0
        self.mutex = threading.Lock()
        self.first = threading.Semaphore(0)
        self.second = threading.Semaphore(0)

    def phase_one(self):
        with self.mutex:
            self.count += 1
            if self.count == self.parties:
                self.first.release(self.parties)
        self.first.acquire()

    def phase_two(self):
        with self.mutex:
            self.count -= 1
            if self.count == 0:
                self.second.release(self.parties)
        self.second.acquire()


def scenario():
    barrier = Barrier(2)
    cells = [0, 0]

    def work(me):
        for number in (1, 2):
            cells[me] = number
            barrier.phase_one()
            assert cells[1 - me] == number
            barrier.phase_two()

    threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
