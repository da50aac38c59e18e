"""The library's own bounded queue, which can be shut down; only the names of its errors differ."""

import queue


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._queue = queue.Queue(maxsize=capacity)

    def put(self, item, timeout=None):
        try:
            self._queue.put(item, timeout=timeout)
        except queue.Full:
            raise TimeoutError from None
        except queue.ShutDown:
            raise Closed from None

    def get(self, timeout=None):
        try:
            return self._queue.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None
        except queue.ShutDown:
            raise Closed from None

    def close(self):
        self._queue.shutdown()
