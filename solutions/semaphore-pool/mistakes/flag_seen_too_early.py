# caught-by: close-at-any-moment
# verdict: wrong result in some schedules
# why: Whether the pool is closed is looked at before the lock is taken, and it is closed in between.

from contextlib import contextmanager
from threading import Lock, Semaphore


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._permits = Semaphore(size)
        self._lock = Lock()
        self._idle = []
        self._closed = False

    @contextmanager
    def connection(self):
        with self._permits:
            connection = self._idle_one()
            if connection is None:
                connection = self._connect()
            try:
                yield connection
            except ConnectionError:
                connection.close()
                raise
            except BaseException:
                self._take_back(connection)
                raise
            self._take_back(connection)

    def close(self):
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _idle_one(self):
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            return self._idle.pop() if self._idle else None

    def _take_back(self, connection):
        if self._closed:
            connection.close()
            return
        with self._lock:
            self._idle.append(connection)
