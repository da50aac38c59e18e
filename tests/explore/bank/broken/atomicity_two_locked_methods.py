"""has_room and enter are each locked; the question and the act are not one."""
# verdict: fails
# kind: atomicity violation
# preemptions: 1
# source: Lu et al., Learning from Mistakes (ASPLOS 2008)
import threading


class Lift:
    def __init__(self, places):
        self.lock = threading.Lock()
        self.places = places
        self.inside = 0

    def has_room(self):
        with self.lock:
            return self.inside < self.places

    def enter(self):
        with self.lock:
            self.inside += 1
            assert self.inside <= self.places, "overloaded"


def scenario():
    lift = Lift(places=1)

    def passenger():
        if lift.has_room():
            lift.enter()

    threads = [threading.Thread(target=passenger) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
