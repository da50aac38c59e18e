"""A ring of cells; a token of each cell travels through two simple queues, of free and of filled ones."""

import queue
from threading import Lock


class Closed(Exception):
    """Raised when nothing more can be done here."""


class BoundedBuffer:
    """Tokens are numbers of cells; None in their place says that the buffer is closed."""

    def __init__(self, capacity: int) -> None:
        self._cells = [None] * capacity
        self._free: queue.SimpleQueue = queue.SimpleQueue()
        self._filled: queue.SimpleQueue = queue.SimpleQueue()
        for number in range(capacity):
            self._free.put(number)
        self._door = Lock()
        self._closed = False

    def put(self, item, timeout=None):
        if self._closed:
            raise Closed
        number = self._take(self._free, timeout)
        with self._door:
            if self._closed:
                self._free.put(None)
                raise Closed
            self._cells[number] = item
            self._filled.put(number)

    def get(self, timeout=None):
        number = self._take(self._filled, timeout)
        if number is None:
            self._filled.put(None)
            raise Closed
        item, self._cells[number] = self._cells[number], None
        self._free.put(number)
        return item

    def _take(self, tokens, timeout):
        try:
            return tokens.get(timeout=timeout)
        except queue.Empty:
            with self._door:
                if tokens is self._free and self._closed:
                    raise Closed from None
            raise TimeoutError from None

    def close(self):
        with self._door:
            if not self._closed:
                self._closed = True
                self._filled.put(None)
                self._free.put(None)
