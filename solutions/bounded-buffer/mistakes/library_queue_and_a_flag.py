# caught-by: close-wakes-everybody
# verdict: deadlock
# why: The library's queue does the rest, and a flag beside it the closing; nobody who waits hears of the flag.

import queue


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._queue = queue.Queue(capacity)
        self._closed = False

    def put(self, item, timeout=None):
        if self._closed:
            raise Closed
        try:
            self._queue.put(item, timeout=timeout)
        except queue.Full:
            raise TimeoutError from None

    def get(self, timeout=None):
        if self._closed and self._queue.empty():
            raise Closed
        try:
            return self._queue.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None

    def close(self):
        self._closed = True
