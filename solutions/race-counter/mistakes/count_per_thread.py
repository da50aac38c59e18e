# caught-by: one-thread-can-count, two-threads-lose-nothing
# verdict: wrong result
# why: Thread-local storage ends the race by ending the sharing that was asked for.

import threading


class Counter:
    def __init__(self) -> None:
        self._local = threading.local()

    @property
    def value(self) -> int:
        return getattr(self._local, "value", 0)

    def increment(self) -> None:
        self._local.value = self.value + 1
