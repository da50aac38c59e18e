"""A semaphore counts the jobs in a deque; the sentinel passes from worker to worker."""

from collections import deque
from threading import Lock, Semaphore, Thread


class Handle:
    def __init__(self):
        self._ended = Lock()
        self._ended.acquire()
        self._answer = None

    def settle(self, answer):
        self._answer = answer
        self._ended.release()

    def result(self):
        with self._ended:
            pass
        return self._answer()


class WorkerPool:
    def __init__(self, size):
        self._lock = Lock()
        self._jobs = deque()
        self._waiting = Semaphore(0)
        self._closed = False
        self._threads = [Thread(target=self._work) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        while True:
            self._waiting.acquire()
            job = self._jobs.popleft()
            if job is None:
                self._jobs.append(None)
                self._waiting.release()
                return
            handle, function, args = job
            try:
                value = function(*args)
            except Exception as error:
                handle.settle(lambda error=error: _raise(error))
            else:
                handle.settle(lambda value=value: value)

    def submit(self, function, *args):
        handle = Handle()
        with self._lock:
            if self._closed:
                raise RuntimeError("shut down")
            self._jobs.append((handle, function, args))
            self._waiting.release()
        return handle

    def shutdown(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.append(None)
                self._waiting.release()
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()


def _raise(error):
    raise error
