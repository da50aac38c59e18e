# caught-by: closed-wins
# verdict: wrong result
# why: The room is looked at first, and whether it is closed only when there is some.

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
            if len(self._items) >= self._capacity:
                if timeout is not None:
                    raise TimeoutError
                raise Closed
            if self._closed:
                raise Closed
            self._items.append(item)
            self._has_items.notify()

    def get(self, timeout: float | None = None) -> Any:
        with self._has_items:
            self._has_items.wait_for(lambda: self._closed or self._items, timeout)
            if self._items:
                item = self._items.popleft()
                self._has_room.notify()
                return item
            raise Closed if self._closed else TimeoutError

    def close(self) -> None:
        with self._has_room:
            self._closed = True
            self._has_room.notify_all()
            self._has_items.notify_all()
