"""The writer moves both coordinates under the lock, the reader looks without it."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Lu et al., Learning from Mistakes (ASPLOS 2008), multi-variable violation
import threading


class Point:
    def __init__(self):
        self.lock = threading.Lock()
        self.x = 0
        self.y = 0

    def move(self, distance):
        with self.lock:
            self.x += distance
            self.y += distance

    def on_diagonal(self):
        return self.x == self.y


def scenario():
    point = Point()
    seen = []
    mover = threading.Thread(target=point.move, args=(1,))
    looker = threading.Thread(target=lambda: seen.append(point.on_diagonal()))
    mover.start()
    looker.start()
    mover.join()
    looker.join()
    assert seen == [True]
