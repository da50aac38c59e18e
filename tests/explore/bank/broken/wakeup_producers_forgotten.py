"""get never tells waiting producers that there is room again."""
# verdict: lost wake-up
# accept: deadlock
# kind: bounded buffer fault
# preemptions: 0
# source: classic
import threading


class OnePlace:
    def __init__(self):
        self.changed = threading.Condition()
        self.things = []

    def put(self, thing):
        with self.changed:
            self.changed.wait_for(lambda: len(self.things) < 1)
            self.things.append(thing)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.things)
            return self.things.pop()


def scenario():
    place = OnePlace()
    got = []

    def producer():
        for n in (1, 2):
            place.put(n)

    def consumer():
        for _ in range(2):
            got.append(place.get())

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1, 2]
