"""The program relies on cancel() coming before the timer's end."""
# verdict: fails
# kind: sleep used as synchronisation
# preemptions: 1
# source: CPython documentation of threading.Timer.cancel
import threading


class Oven:
    def __init__(self):
        self.burnt = False
        self.timer = threading.Timer(0.001, self.burn)

    def burn(self):
        self.burnt = True

    def bake(self):
        self.timer.start()
        self.timer.cancel()
        self.timer.join()


def scenario():
    oven = Oven()
    oven.bake()
    assert not oven.burnt
