"""Only one thread ever changes the count; the others take turns to wake it and wait for it."""

from threading import Lock, Thread


class Counter:
    def __init__(self) -> None:
        self.value = 0
        self._turn = Lock()
        self._wished = Lock()
        self._met = Lock()
        self._wished.acquire()
        self._met.acquire()
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self._wished.acquire()
            self.value += 1
            self._met.release()

    def increment(self) -> None:
        with self._turn:
            self._wished.release()
            self._met.acquire()
