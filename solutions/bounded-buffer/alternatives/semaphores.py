"""Two semaphores count free and filled places; whoever is woken by closing wakes the next one."""

from collections import deque
from threading import Lock, Semaphore


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity):
        self._free = Semaphore(capacity)
        self._filled = Semaphore(0)
        self._lock = Lock()
        self._items = deque()
        self._closed = False

    def put(self, item, timeout=None):
        if self._closed:
            raise Closed
        in_time = self._free.acquire(timeout=timeout)
        with self._lock:
            if self._closed:
                if in_time:
                    self._free.release()
                raise Closed
            if not in_time:
                raise TimeoutError
            self._items.append(item)
        self._filled.release()

    def get(self, timeout=None):
        in_time = self._filled.acquire(timeout=timeout)
        with self._lock:
            if in_time and self._items:
                item = self._items.popleft()
                self._free.release()
                return item
            closed = self._closed
        if closed:
            if in_time:
                self._filled.release()
            raise Closed
        raise TimeoutError

    def close(self):
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._free.release()
        self._filled.release()
