"""The flag is looked at before the condition's lock is taken."""
# verdict: lost wake-up
# accept: deadlock
# kind: notify before wait
# preemptions: 1
# source: classic (Mesa monitors; Lampson, Redell 1980)
import threading


class Gate:
    def __init__(self):
        self.opened = threading.Condition()
        self.is_open = False

    def enter(self):
        if not self.is_open:
            with self.opened:
                self.opened.wait()

    def open(self):
        with self.opened:
            self.is_open = True
            self.opened.notify_all()


def scenario():
    gate = Gate()
    visitor = threading.Thread(target=gate.enter)
    porter = threading.Thread(target=gate.open)
    visitor.start()
    porter.start()
    visitor.join()
    porter.join()
