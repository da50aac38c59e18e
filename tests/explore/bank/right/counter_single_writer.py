"""Looks racy: one thread writes a number without a lock, the other only reads it, and never sees it fall."""
# verdict: ok
# kind: single writer
# preemptions: -
# source: classic
import threading


class Progress:
    def __init__(self):
        self.percent = 0

    def work(self):
        self.percent += 50
        self.percent += 50

    def watch(self):
        first = self.percent
        second = self.percent
        assert first <= second
        assert second in (0, 50, 100)


def scenario():
    progress = Progress()
    worker = threading.Thread(target=progress.work)
    watcher = threading.Thread(target=progress.watch)
    worker.start()
    watcher.start()
    worker.join()
    watcher.join()
    assert progress.percent == 100
