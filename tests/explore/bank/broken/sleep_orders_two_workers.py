"""The reader sleeps a little so that the writer goes first."""
# verdict: fails
# kind: sleep used as synchronisation
# preemptions: 0
# source: Lu et al., Learning from Mistakes (ASPLOS 2008), order violation
from threading import Thread
from time import sleep


class Page:
    def __init__(self):
        self.text = None

    def load(self):
        self.text = "<html>"

    def show(self):
        sleep(0.02)
        return self.text.upper()


def scenario():
    page = Page()
    loader = Thread(target=page.load)
    viewer = Thread(target=page.show)
    loader.start()
    viewer.start()
    loader.join()
    viewer.join()
