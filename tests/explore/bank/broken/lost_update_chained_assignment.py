"""One value is assigned to two attributes at once, made from one of them."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Version:
    def __init__(self):
        self.current = self.newest = 0

    def bump(self):
        self.newest = self.current = self.current + 1


def scenario():
    version = Version()
    threads = [threading.Thread(target=version.bump) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (version.current, version.newest) == (2, 2)
