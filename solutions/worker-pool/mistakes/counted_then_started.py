# caught-by: never-more-threads
# verdict: wrong result in some schedules
# why: Workers are started when needed; two callers can both see that there is one too few.

from collections import deque
from threading import Condition, Event, Thread


class Handle:
    __slots__ = ("_done", "_error", "_value", "args", "function")

    def __init__(self, function, args):
        self.function = function
        self.args = args
        self._done = Event()

    def run(self):
        self._value = self._error = None
        try:
            self._value = self.function(*self.args)
        except BaseException as error:
            self._error = error
        finally:
            self._done.set()

    def result(self):
        self._done.wait()
        if self._error:
            raise self._error
        return self._value


class WorkerPool:
    def __init__(self, size):
        self._jobs = deque()
        self._ready = Condition()
        self._closed = False
        self._workers = []
        self._size = size

    def _next(self):
        with self._ready:
            self._ready.wait_for(lambda: self._jobs or self._closed)
            return self._jobs.popleft() if self._jobs else None

    def _loop(self):
        while (job := self._next()) is not None:
            job.run()

    def submit(self, function, *args):
        job = Handle(function, args)
        if len(self._workers) < self._size and not self._closed:
            worker = Thread(target=self._loop)
            worker.start()
            self._workers.append(worker)
        with self._ready:
            if self._closed:
                raise RuntimeError("closed")
            self._jobs.append(job)
            self._ready.notify()
        return job

    def shutdown(self):
        with self._ready:
            self._closed = True
            self._ready.notify_all()
        for worker in self._workers:
            worker.join()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.shutdown()
        return False
