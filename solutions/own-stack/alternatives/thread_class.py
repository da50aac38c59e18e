"""A kind of thread that knows its number and keeps what came of it."""

import threading


class Worker(threading.Thread):
    def __init__(self, number, work):
        super().__init__(name=f"worker {number}")
        self.number = number
        self.work = work
        self.result = None
        self.error = None

    def run(self):
        scratch = []
        try:
            self.result = self.work(self.number, scratch)
        except Exception as error:
            self.error = error


def run_workers(n, work):
    workers = [Worker(number, work) for number in range(n)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for worker in workers:
        if worker.error:
            raise worker.error
    return [worker.result for worker in workers]
