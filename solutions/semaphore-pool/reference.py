"""A semaphore counts the permits to have a connection; a lock guards the list of idle ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore
from typing import Any


class ConnectionPool:
    """Lends up to ``size`` connections, each to one user at a time."""

    def __init__(self, connect: Callable[[], Any], size: int) -> None:
        self._connect = connect
        self._permits = Semaphore(size)
        self._lock = Lock()
        self._idle: list[Any] = []
        self._closed = False

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """Lend a connection for the time of a `with` block; wait until there is one."""
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

    def close(self) -> None:
        """Close the connections: idle ones now, those in use when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _idle_one(self) -> Any:
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            return self._idle.pop() if self._idle else None

    def _take_back(self, connection: Any) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()
