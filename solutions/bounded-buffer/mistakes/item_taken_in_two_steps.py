# caught-by: first-in-first-out
# verdict: wrong result in some schedules
# why: Taking the item and removing it are two steps, and the lock is given back between them.

from collections import deque
from threading import Condition, Lock
from typing import Any


class Closed(Exception):
    pass


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._items: deque[Any] = deque()
        self._closed = False
        lock = Lock()
        self._has_room = Condition(lock)
        self._has_items = Condition(lock)

    def put(self, item: Any, timeout: float | None = None) -> None:
        with self._has_room:
            self._has_room.wait_for(
                lambda: self._closed or len(self._items) < self._capacity, timeout
            )
            if self._closed:
                raise Closed
            if len(self._items) >= self._capacity:
                raise TimeoutError
            self._items.append(item)
            self._has_items.notify()

    def get(self, timeout: float | None = None) -> Any:
        with self._has_items:
            self._has_items.wait_for(lambda: self._closed or self._items, timeout)
            if not self._items:
                raise Closed if self._closed else TimeoutError
            item = self._items[0]
        with self._has_room:
            if self._items:
                self._items.popleft()
            self._has_room.notify()
        return item

    def close(self) -> None:
        with self._has_room:
            self._closed = True
            self._has_room.notify_all()
            self._has_items.notify_all()
