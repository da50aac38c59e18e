# caught-by: waiting-callers-proceed
# verdict: deadlock
# why: Everything is put under the lock, the waiting for a permit too; so nobody can bring one back.

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
        with self._lock:
            self._permits.acquire()
            if self._closed:
                self._permits.release()
                raise RuntimeError("the pool is closed")
            connection = self._idle.pop() if self._idle else None
        try:
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
        finally:
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
