# caught-by: three-threads-lose-nothing
# verdict: deadlock
# why: Tried with two threads only: there is room for one waiting thread, and a third takes its place.

from threading import Event, Lock


class Counter:
    def __init__(self) -> None:
        self._guard = Lock()
        self._occupied = False
        self._waiting: Event | None = None
        self.value = 0

    def increment(self) -> None:
        with self._guard:
            turn = None
            if self._occupied:
                turn = self._waiting = Event()
            self._occupied = True
        if turn is not None:
            turn.wait()
        self.value += 1
        with self._guard:
            if self._waiting is None:
                self._occupied = False
            else:
                self._waiting.set()
                self._waiting = None
