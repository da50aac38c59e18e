"""Looks like check-then-act: both threads may compute, but they compute the same value."""
# verdict: ok
# kind: benign race
# preemptions: -
# source: Narayanasamy et al., Automatically Classifying Benign and Harmful Data Races (PLDI 2007), redundant writes
import threading


class Squares:
    def __init__(self):
        self.known = {}

    def get(self, number):
        if number not in self.known:
            self.known[number] = number * number
        return self.known[number]


def scenario():
    squares = Squares()
    results = []
    threads = [threading.Thread(target=lambda: results.append(squares.get(7))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [49, 49]
