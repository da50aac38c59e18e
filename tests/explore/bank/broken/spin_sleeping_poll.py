"""Polling with sleep for a flag that the other thread's check has missed."""
# verdict: livelock
# accept: busy waiting, timed out
# kind: spinning without progress
# preemptions: 0
# source: classic
import threading
import time


class Download:
    def __init__(self):
        self.wanted = False
        self.finished = False

    def request_and_wait(self):
        self.wanted = True
        while not self.finished:
            time.sleep(0.01)

    def serve(self):
        if self.wanted:
            self.finished = True


def scenario():
    download = Download()
    threads = [threading.Thread(target=download.request_and_wait), threading.Thread(target=download.serve)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
