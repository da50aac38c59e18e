# caught-by: independent-counters-do-not-wait
# verdict: not concurrent
# why: One lock in the class is right for every count, and makes strangers wait for each other.

from threading import Lock


class Counter:
    _lock = Lock()

    def __init__(self) -> None:
        self.value = 0

    def increment(self) -> None:
        with Counter._lock:
            self.value += 1
