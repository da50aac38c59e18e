"""Whoever comes back hands its connection, or its place, to the one who has waited longest."""

from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._lock = Lock()
        self._free = deque([None] * size)
        self._line = deque()
        self._closed = False

    @contextmanager
    def connection(self):
        connection = self._next()
        if connection is None:
            try:
                connection = self._connect()
            except BaseException:
                self._pass_on(None)
                raise
        try:
            yield connection
        except ConnectionError:
            connection.close()
            connection = None
            raise
        finally:
            self._pass_on(connection)

    def _next(self):
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool has been closed")
            if self._free:
                return self._free.pop()
            place = Future()
            self._line.append(place)
        return place.result()

    def _pass_on(self, connection):
        with self._lock:
            if self._closed:
                if connection is not None:
                    connection.close()
            elif self._line:
                self._line.popleft().set_result(connection)
            else:
                self._free.append(connection)

    def close(self):
        with self._lock:
            self._closed = True
            for connection in self._free:
                if connection is not None:
                    connection.close()
            self._free.clear()
            while self._line:
                self._line.popleft().set_exception(RuntimeError("the pool has been closed"))
