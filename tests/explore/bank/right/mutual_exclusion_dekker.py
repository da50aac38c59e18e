"""Looks unsynchronised: Dekker's algorithm, right under sequential consistency."""
# verdict: ok
# kind: mutual exclusion by reads and writes
# preemptions: -
# source: Dijkstra, Cooperating sequential processes (EWD123, 1965)
import threading


class Dekker:
    def __init__(self):
        self.wants = {"a": False, "b": False}
        self.turn = "a"

    def acquire(self, me, other):
        self.wants[me] = True
        while self.wants[other]:
            if self.turn == other:
                self.wants[me] = False
                while self.turn == other:
                    pass
                self.wants[me] = True

    def release(self, me, other):
        self.turn = other
        self.wants[me] = False


def scenario():
    dekker = Dekker()
    inside = []

    def work(me, other):
        dekker.acquire(me, other)
        inside.append(me)
        assert inside == [me]
        inside.pop()
        dekker.release(me, other)

    threads = [threading.Thread(target=work, args=pair) for pair in (("a", "b"), ("b", "a"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
