"""A defaultdict of counters: the right key appears, an increment vanishes."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import collections
import threading


class HitCounter:
    def __init__(self):
        self.pages = collections.defaultdict(int)

    def hit(self, page):
        self.pages[page] += 1


def scenario():
    hits = HitCounter()
    threads = [threading.Thread(target=hits.hit, args=("/index",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hits.pages["/index"] == 2
