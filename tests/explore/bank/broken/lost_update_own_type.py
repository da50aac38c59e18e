"""Instances count themselves with `type(self).count += 1`."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Animal:
    count = 0

    def __init__(self):
        type(self).count += 1


class Cat(Animal):
    count = 0


def scenario():
    Animal.count = Cat.count = 0
    threads = [threading.Thread(target=Cat) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Animal.count, Cat.count) == (0, 2)
