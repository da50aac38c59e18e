"""Results in a dict, one key for each thread."""
# verdict: ok
# kind: single writer
# preemptions: -
# source: classic
import threading


class Square(threading.Thread):
    def __init__(self, number, results):
        super().__init__()
        self.number = number
        self.results = results

    def run(self):
        self.results[self.number] = self.number * self.number


def scenario():
    results = {}
    threads = [Square(n, results) for n in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {1: 1, 2: 4, 3: 9}
