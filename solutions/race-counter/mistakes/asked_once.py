# caught-by: three-threads-lose-nothing
# verdict: wrong result in some schedules
# why: `if` instead of `while` around `wait`: a third thread can come in before the one that was woken.

from threading import Condition


class Counter:
    def __init__(self) -> None:
        self._changed = Condition()
        self._occupied = False
        self.value = 0

    def increment(self) -> None:
        with self._changed:
            if self._occupied:
                self._changed.wait()
            self._occupied = True
        self.value += 1
        with self._changed:
            self._occupied = False
            self._changed.notify()
