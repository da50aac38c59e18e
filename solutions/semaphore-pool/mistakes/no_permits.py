# caught-by: never-too-many
# verdict: wrong result in some schedules
# why: A lock makes every step safe, and nobody counts how many connections there are.

from contextlib import contextmanager
from threading import Lock


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._lock = Lock()
        self._idle = []
        self._closed = False

    @contextmanager
    def connection(self):
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
