# caught-by: right-handle
# verdict: wrong result
# why: Results come back through one queue, and a handle takes the next one, whosever it is.

from queue import Queue
from threading import Lock, Thread


class Handle:
    def __init__(self, results):
        self._results = results
        self._outcome = None

    def result(self):
        if self._outcome is None:
            self._outcome = self._results.get()
        value, error = self._outcome
        if error is not None:
            raise error
        return value


class WorkerPool:
    def __init__(self, size):
        self._jobs = Queue()
        self._results = Queue()
        self._lock = Lock()
        self._closed = False
        self._workers = [Thread(target=self._work) for _ in range(size)]
        for worker in self._workers:
            worker.start()

    def _work(self):
        while (job := self._jobs.get()) is not None:
            function, args = job
            try:
                self._results.put((function(*args), None))
            except Exception as error:
                self._results.put((None, error))

    def submit(self, function, *args):
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is shut down")
            self._jobs.put((function, args))
        return Handle(self._results)

    def shutdown(self):
        with self._lock:
            self._closed = True
            for _ in self._workers:
                self._jobs.put(None)
        for worker in self._workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
