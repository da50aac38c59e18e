"""The first of each kind takes the shared lock inside its own little section, and keeps it outside."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: SCTBench CS.carter01_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading


class Crossing:
    def __init__(self):
        self.guard = threading.Lock()
        self.bridge = threading.Lock()
        self.north = 0
        self.south = 0

    def go_north(self):
        with self.guard:
            self.north += 1
            if self.north == 1:
                self.bridge.acquire()
        with self.guard:
            self.north -= 1
            if self.north == 0:
                self.bridge.release()

    def go_south(self):
        with self.guard:
            self.south += 1
            if self.south == 1:
                self.bridge.acquire()
        with self.guard:
            self.south -= 1
            if self.south == 0:
                self.bridge.release()


def scenario():
    crossing = Crossing()
    threads = [threading.Thread(target=crossing.go_north), threading.Thread(target=crossing.go_south)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
