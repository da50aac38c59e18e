"""A frozen dataclass changes itself by object.__setattr__."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    total: int = 0

    def add(self, number):
        object.__setattr__(self, "total", self.total + number)


def scenario():
    tally = Tally()
    threads = [threading.Thread(target=tally.add, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.total == 3
