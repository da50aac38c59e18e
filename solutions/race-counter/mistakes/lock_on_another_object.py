# caught-by: two-threads-lose-nothing, three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Locks are kept by key and the key differs between the threads, so each takes another lock.

import threading

_locks: dict[str, threading.Lock] = {}


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def increment(self) -> None:
        name = threading.current_thread().name
        with _locks.setdefault(name, threading.Lock()):
            self.value += 1
