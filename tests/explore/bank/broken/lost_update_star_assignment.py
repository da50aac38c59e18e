"""A star assignment to attributes rebuilds what another thread is changing."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class History:
    def __init__(self):
        self.older = []
        self.last = 0

    def add(self, number):
        *self.older, self.last = [*self.older, self.last, number]


def scenario():
    history = History()
    threads = [threading.Thread(target=history.add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted([*history.older, history.last]) == [0, 1, 2]
