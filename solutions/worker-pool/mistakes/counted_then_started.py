# caught-by: never-more-threads
# verdict: wrong result in some schedules
# why: Workers are started when needed, outside the lock: two callers can both see that there is room.

from collections import deque
from threading import Condition, Event, Thread


class Handle:
    def __init__(self):
        self.done = Event()
        self.value = self.error = None

    def result(self):
        self.done.wait()
        if self.error is not None:
            raise self.error
        return self.value


class WorkerPool:
    def __init__(self, size):
        self._size = size
        self._state = Condition()
        self._jobs = deque()
        self._threads = []
        self._idle = 0
        self._closed = False

    def submit(self, function, *args):
        handle = Handle()
        with self._state:
            if self._closed:
                raise RuntimeError("closed")
            self._jobs.append((handle, function, args))
            needed = self._idle < len(self._jobs)
            self._state.notify()
        if needed and len(self._threads) < self._size:
            thread = Thread(target=self._work)
            self._threads.append(thread)
            thread.start()
        return handle

    def _work(self):
        while True:
            with self._state:
                while not self._jobs:
                    if self._closed:
                        return
                    self._idle += 1
                    self._state.wait()
                    self._idle -= 1
                handle, function, args = self._jobs.popleft()
            try:
                handle.value = function(*args)
            except Exception as error:
                handle.error = error
            handle.done.set()

    def shutdown(self):
        with self._state:
            self._closed = True
            self._state.notify_all()
        for thread in self._threads:
            thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
