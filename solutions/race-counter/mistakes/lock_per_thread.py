# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: "Every thread needs a lock" understood as a lock for every thread.

import threading


class Counter:
    def __init__(self) -> None:
        self._local = threading.local()
        self.value = 0

    def increment(self) -> None:
        if not hasattr(self._local, "lock"):
            self._local.lock = threading.Lock()
        with self._local.lock:
            self.value += 1
