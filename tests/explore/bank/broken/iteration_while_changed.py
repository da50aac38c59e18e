"""A dict is iterated while another thread adds a key."""
# verdict: fails
# kind: iteration
# preemptions: 1
# source: classic (dictionary changed size during iteration)
import threading


class Scores:
    def __init__(self):
        self.points = {"ann": 1, "bob": 2}

    def total(self):
        total = 0
        for name in self.points:
            total += self.points[name]
        return total

    def add(self, name, points):
        self.points[name] = points


def scenario():
    scores = Scores()
    reader = threading.Thread(target=scores.total)
    writer = threading.Thread(target=scores.add, args=("eve", 3))
    reader.start()
    writer.start()
    reader.join()
    writer.join()
