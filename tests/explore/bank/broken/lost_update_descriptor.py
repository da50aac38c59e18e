"""An attribute that a descriptor guards against negative values, but not against threads."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class NotNegative:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError("negative")
        setattr(instance, self.name, value)


class Stock:
    pieces = NotNegative()

    def __init__(self):
        self.pieces = 5


def scenario():
    stock = Stock()

    def take():
        stock.pieces -= 1

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stock.pieces == 3
