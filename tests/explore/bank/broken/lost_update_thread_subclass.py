"""Subclasses of Thread add their share to a class attribute."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


class Worker(threading.Thread):
    done = 0

    def __init__(self, jobs):
        super().__init__(name=f"worker-{jobs}")
        self.jobs = jobs

    def run(self):
        Worker.done += self.jobs


def scenario():
    Worker.done = 0
    workers = [Worker(1), Worker(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Worker.done == 3
