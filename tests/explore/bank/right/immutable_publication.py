"""Looks torn: a pair is replaced without a lock, as one tuple in one store."""
# verdict: ok
# kind: publication
# preemptions: -
# source: Goetz, Java Concurrency in Practice, 3.4.2 (immutable holder)
import threading


class Position:
    def __init__(self):
        self.place = (0, 0)

    def move(self, distance):
        self.place = (distance, distance)

    def on_diagonal(self):
        x, y = self.place
        return x == y


def scenario():
    position = Position()
    seen = []
    mover = threading.Thread(target=position.move, args=(3,))
    looker = threading.Thread(target=lambda: seen.append(position.on_diagonal()))
    mover.start()
    looker.start()
    mover.join()
    looker.join()
    assert seen == [True]
