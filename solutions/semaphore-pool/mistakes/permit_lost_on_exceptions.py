# caught-by: other-exceptions-return-it, broken-is-replaced
# verdict: deadlock
# why: The permit is given back in the last line, and an exception never gets there.

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
        self._permits.acquire()
        if True:
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
            self._permits.release()

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
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()
