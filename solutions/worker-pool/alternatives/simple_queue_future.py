"""A `SimpleQueue` of calls; `concurrent.futures.Future` is the handle."""

import threading
from concurrent.futures import Future
from queue import SimpleQueue


class WorkerPool:
    def __init__(self, size):
        self._calls = SimpleQueue()
        self._gate = threading.Lock()
        self._shut = False
        self._threads = [threading.Thread(target=self._run, name=f"worker-{n}") for n in range(size)]
        for thread in self._threads:
            thread.start()

    def _run(self):
        while True:
            call = self._calls.get()
            if call is None:
                return
            future, function, args = call
            try:
                future.set_result(function(*args))
            except BaseException as error:
                future.set_exception(error)

    def submit(self, function, *args):
        future = Future()
        with self._gate:
            if self._shut:
                raise RuntimeError("cannot submit after shutdown")
            self._calls.put((future, function, args))
        return future

    def shutdown(self):
        with self._gate:
            if not self._shut:
                self._shut = True
                for _ in self._threads:
                    self._calls.put(None)
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
