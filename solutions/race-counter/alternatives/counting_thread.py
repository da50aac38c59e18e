"""Only one thread ever changes the count; the others send it their wishes through a queue."""

from queue import Queue
from threading import Thread


class Counter:
    def __init__(self) -> None:
        self._count = 0
        self._wishes: Queue[int] = Queue()
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self._count += self._wishes.get()
            self._wishes.task_done()

    @property
    def value(self) -> int:
        self._wishes.join()
        return self._count

    def increment(self) -> None:
        self._wishes.put(1)
