"""An attribute that lives in __slots__ is increased without a lock."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Odometer:
    __slots__ = ("kilometres", "name")

    def __init__(self, name):
        self.name = name
        self.kilometres = 0

    def drive(self, distance):
        self.kilometres += distance


def scenario():
    car = Odometer("bus 7")
    threads = [threading.Thread(target=car.drive, args=(d,)) for d in (5, 7)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert car.kilometres == 12
