"""A semaphore with one permit, taken and given back by hand."""

import threading


class Counter:
    def __init__(self) -> None:
        self._permit = threading.Semaphore(1)
        self._value = 0

    @property
    def value(self) -> int:
        return self._value

    def increment(self) -> None:
        self._permit.acquire()
        try:
            old = self._value
            self._value = old + 1
        finally:
            self._permit.release()
