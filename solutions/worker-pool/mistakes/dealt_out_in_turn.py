# caught-by: job-submits-job
# verdict: deadlock
# why: A queue for each worker, filled in turn: a job can wait behind one that runs, beside a free worker.

from itertools import count
from queue import Queue
from threading import Event, Lock, Thread


class Handle:
    def __init__(self):
        self.done = Event()
        self.value = self.error = None

    def result(self):
        self.done.wait()
        if self.error is not None:
            raise self.error
        return self.value


class WorkerPool:
    def __init__(self, size):
        self._queues = [Queue() for _ in range(size)]
        self._numbers = count()
        self._lock = Lock()
        self._closed = False
        self._workers = [Thread(target=self._work, args=(jobs,)) for jobs in self._queues]
        for worker in self._workers:
            worker.start()

    def _work(self, jobs):
        while (job := jobs.get()) is not None:
            handle, function, args = job
            try:
                handle.value = function(*args)
            except Exception as error:
                handle.error = error
            handle.done.set()

    def submit(self, function, *args):
        handle = Handle()
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is shut down")
            turn = next(self._numbers) % len(self._queues)
            self._queues[turn].put((handle, function, args))
        return handle

    def shutdown(self):
        with self._lock:
            self._closed = True
            for jobs in self._queues:
                jobs.put(None)
        for worker in self._workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
