"""The count itself travels through a queue of one: whoever has it may change it."""

from queue import Queue


class Counter:
    def __init__(self) -> None:
        self._token: Queue[int] = Queue(maxsize=1)
        self._token.put(0)

    @property
    def value(self) -> int:
        count = self._token.get()
        self._token.put(count)
        return count

    def increment(self) -> None:
        self._token.put(self._token.get() + 1)
