"""A property takes the lock that its only caller already holds."""
# verdict: deadlock
# kind: self-deadlock
# preemptions: 0
# source: classic
import threading


class Thermometer:
    lock = threading.Lock()

    def __init__(self):
        self._degrees = 20

    @property
    def degrees(self):
        with self.lock:
            return self._degrees

    def warm(self):
        with self.lock:
            self._degrees = self.degrees + 1


def scenario():
    thermometer = Thermometer()
    threads = [threading.Thread(target=thermometer.warm) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
