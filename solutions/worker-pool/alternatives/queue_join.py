"""Daemon workers for ever; `shutdown` waits with `Queue.join`."""

import queue
import threading


class Handle:
    def __init__(self):
        self._box = queue.Queue(1)

    def put(self, outcome):
        self._box.put(outcome)

    def result(self):
        outcome = self._box.get()
        self._box.put(outcome)
        ok, value = outcome
        if ok:
            return value
        raise value


class WorkerPool:
    def __init__(self, size):
        self._queue = queue.Queue()
        self._lock = threading.RLock()
        self._closed = False
        for _ in range(size):
            threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            handle, function, args = self._queue.get()
            try:
                handle.put((True, function(*args)))
            except Exception as error:
                handle.put((False, error))
            finally:
                self._queue.task_done()

    def submit(self, function, *args):
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            handle = Handle()
            self._queue.put((handle, function, args))
            return handle

    def shutdown(self):
        with self._lock:
            self._closed = True
        self._queue.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
