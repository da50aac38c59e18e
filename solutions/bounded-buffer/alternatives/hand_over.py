"""Each waiting thread has an event of its own; whoever can serve it does its work and then wakes it."""

from collections import deque
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any


class Closed(Exception):
    pass


@dataclass(eq=False)
class Visitor:
    item: Any = None
    served: bool = False
    turned_away: bool = False
    woken: Event = field(default_factory=Event)


class BoundedBuffer:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.lock = Lock()
        self.items: deque[Any] = deque()
        self.producers: deque[Visitor] = deque()
        self.consumers: deque[Visitor] = deque()
        self.closed = False

    def put(self, item: Any, timeout: float | None = None) -> None:
        with self.lock:
            if self.closed:
                raise Closed
            if self.consumers:
                self._serve(self.consumers.popleft(), item)
                return
            if len(self.items) < self.capacity:
                self.items.append(item)
                return
            me = Visitor(item)
            self.producers.append(me)
        self._stay(me, self.producers, timeout)

    def get(self, timeout: float | None = None) -> Any:
        with self.lock:
            if self.items:
                item = self.items.popleft()
                if self.producers:
                    producer = self.producers.popleft()
                    self.items.append(producer.item)
                    self._serve(producer, producer.item)
                return item
            if self.closed:
                raise Closed
            me = Visitor()
            self.consumers.append(me)
        self._stay(me, self.consumers, timeout)
        return me.item

    def close(self) -> None:
        with self.lock:
            self.closed = True
            for line in (self.producers, self.consumers):
                while line:
                    visitor = line.popleft()
                    visitor.turned_away = True
                    visitor.woken.set()

    def _serve(self, visitor: Visitor, item: Any) -> None:
        visitor.item = item
        visitor.served = True
        visitor.woken.set()

    def _stay(self, me: Visitor, line: deque[Visitor], timeout: float | None) -> None:
        me.woken.wait(timeout)
        with self.lock:
            if me.served:
                return
            if me.turned_away:
                raise Closed
            line.remove(me)
            raise TimeoutError
