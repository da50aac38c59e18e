# caught-by: jobs-overlap
# verdict: not concurrent
# why: One thread works off the queue, whatever the size says.

from queue import Queue
from threading import Event, Lock, Thread


class Handle:
    def __init__(self):
        self._done = Event()
        self._value = None
        self._error = None

    def run(self, function, args):
        try:
            self._value = function(*args)
        except Exception as error:
            self._error = error
        self._done.set()

    def result(self):
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value


class WorkerPool:
    def __init__(self, size):
        self._jobs = Queue()
        self._lock = Lock()
        self._closed = False
        self._workers = [Thread(target=self._work) for _ in range(1)]
        for worker in self._workers:
            worker.start()

    def _work(self):
        while (job := self._jobs.get()) is not None:
            handle, function, args = job
            handle.run(function, args)

    def submit(self, function, *args):
        handle = Handle()
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is shut down")
            self._jobs.put((handle, function, args))
        return handle

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
