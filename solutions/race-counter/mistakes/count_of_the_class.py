# caught-by: one-thread-can-count
# verdict: wrong result
# why: A variable in the class body looks like a declaration of an attribute; it is one for all counters.

from threading import Lock


class Counter:
    value = 0
    lock = Lock()

    def increment(self) -> None:
        with Counter.lock:
            Counter.value += 1
