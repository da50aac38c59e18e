# caught-by: one-thread
# verdict: wrong result
# why: A connection per thread needs no lock; but a thread may need two, and threads end.

import threading
from contextlib import contextmanager


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._permits = threading.Semaphore(size)
        self._mine = threading.local()
        self._all = []
        self._closed = False

    @contextmanager
    def connection(self):
        if self._closed:
            raise RuntimeError("the pool is closed")
        with self._permits:
            connection = getattr(self._mine, "connection", None)
            if connection is None:
                connection = self._mine.connection = self._connect()
                self._all.append(connection)
            try:
                yield connection
            except ConnectionError:
                connection.close()
                self._mine.connection = None
                raise

    def close(self):
        self._closed = True
        for connection in self._all:
            connection.close()
