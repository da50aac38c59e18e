"""An attribute is increased through the instance's __dict__."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Meter:
    def __init__(self):
        self.reading = 0

    def count(self):
        self.__dict__["reading"] += 1


def scenario():
    meter = Meter()
    threads = [threading.Thread(target=meter.count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert meter.reading == 2
