# caught-by: close
# verdict: wrong result
# why: All connections are kept in one list, and `close` closes all of them.

from contextlib import contextmanager
from threading import Lock, Semaphore


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._permits = Semaphore(size)
        self._lock = Lock()
        self._idle = []
        self._all = []
        self._closed = False

    @contextmanager
    def connection(self):
        with self._permits:
            connection = self._idle_one()
            if connection is None:
                connection = self._connect()
                with self._lock:
                    self._all.append(connection)
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
            everything, self._all, self._idle = self._all, [], []
        for connection in everything:
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
