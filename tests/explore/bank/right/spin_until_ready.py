"""Looks like busy waiting: the flag that it polls is raised by a thread that waits for nothing."""
# verdict: ok
# kind: spinning with progress
# preemptions: -
# source: classic
import threading


class Download:
    def __init__(self):
        self.finished = False
        self.data = None

    def run(self):
        self.data = "bytes"
        self.finished = True

    def wait(self):
        while not self.finished:
            pass
        assert self.data == "bytes"


def scenario():
    download = Download()
    threads = [threading.Thread(target=download.wait), threading.Thread(target=download.run)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
