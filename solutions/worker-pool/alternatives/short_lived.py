"""No idle threads: a worker ends when there is nothing left, and submit starts another."""

from collections import deque
from threading import Condition, Thread


class Handle:
    def __init__(self):
        self._thing = Condition()
        self._outcome = ()

    def set(self, value, error):
        with self._thing:
            self._outcome = (value, error)
            self._thing.notify_all()

    def result(self):
        with self._thing:
            self._thing.wait_for(lambda: self._outcome)
            value, error = self._outcome
        if error is not None:
            raise error
        return value


class WorkerPool:
    def __init__(self, size):
        self._size = size
        self._running = 0
        self._jobs = deque()
        self._idle = Condition()
        self._closed = False

    def submit(self, function, *args):
        handle = Handle()
        with self._idle:
            if self._closed:
                raise RuntimeError("shut down")
            self._jobs.append((handle, function, args))
            if self._running < self._size:
                self._running += 1
                Thread(target=self._work).start()
        return handle

    def _work(self):
        while True:
            with self._idle:
                if not self._jobs:
                    self._running -= 1
                    self._idle.notify_all()
                    return
                handle, function, args = self._jobs.popleft()
            try:
                value, error = function(*args), None
            except Exception as e:
                value, error = None, e
            handle.set(value, error)

    def shutdown(self):
        with self._idle:
            self._closed = True
            while self._running:
                self._idle.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
