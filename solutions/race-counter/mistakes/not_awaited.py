# caught-by: one-thread-can-count, two-threads-lose-nothing
# verdict: wrong result in some schedules
# why: Handing the work to a thread takes no time, so the work seems done.

from queue import Queue
from threading import Thread


class Counter:
    def __init__(self) -> None:
        self.value = 0
        self._wishes: Queue[int] = Queue()
        Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self.value += self._wishes.get()

    def increment(self) -> None:
        self._wishes.put(1)
