"""No lock: appending and popping are single steps, and whoever brings back looks at the flag afterwards."""

from collections import deque
from contextlib import contextmanager
from threading import Semaphore


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._permits = Semaphore(size)
        self._idle = deque()
        self._closed = False

    @contextmanager
    def connection(self):
        with self._permits:
            if self._closed:
                raise RuntimeError("closed")
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
            try:
                yield connection
            except ConnectionError:
                connection.close()
                connection = None
                raise
            finally:
                if connection is not None:
                    self._idle.append(connection)
                if self._closed:
                    self._close_idle()

    def _close_idle(self):
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def close(self):
        self._closed = True
        self._close_idle()
