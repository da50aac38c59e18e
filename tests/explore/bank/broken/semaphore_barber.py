"""Customers look for a free chair without the lock: more sit than there are chairs."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: Dijkstra (1965); Downey, Little Book of Semaphores, 5.2 (barbershop)
import threading


class Shop:
    def __init__(self, chairs):
        self.free = chairs
        self.customers = threading.Semaphore(0)

    def visit(self):
        if self.free == 0:
            return
        self.free -= 1
        self.customers.release()
        assert self.free >= 0, "sitting on a lap"


def scenario():
    shop = Shop(chairs=1)
    threads = [threading.Thread(target=shop.visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
