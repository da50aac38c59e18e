"""Condition.wait without holding the condition's lock."""
# verdict: fails
# kind: wrong use
# preemptions: 0
# source: CPython documentation of threading.Condition.wait
import threading


class Signal:
    def __init__(self):
        self.cond = threading.Condition()
        self.sent = False

    def wait(self):
        while not self.sent:
            self.cond.wait()

    def send(self):
        with self.cond:
            self.sent = True
            self.cond.notify()


def scenario():
    signal = Signal()
    threads = [threading.Thread(target=signal.wait), threading.Thread(target=signal.send)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
