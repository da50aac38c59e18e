"""Looks like a lost wake-up: the flag is set before the lock is taken, but notify is under the lock."""
# verdict: ok
# kind: condition
# preemptions: -
# source: classic (the waiter holds the lock from its check to its wait)
import threading


class Gate:
    def __init__(self):
        self.cond = threading.Condition()
        self.is_open = False

    def enter(self):
        with self.cond:
            while not self.is_open:
                self.cond.wait()

    def open(self):
        self.is_open = True
        with self.cond:
            self.cond.notify_all()


def scenario():
    gate = Gate()
    visitor = threading.Thread(target=gate.enter)
    porter = threading.Thread(target=gate.open)
    visitor.start()
    porter.start()
    visitor.join()
    porter.join()
