"""A queue holds the free places of the pool; a place is an idle connection, or None to make one."""

import contextlib
import queue
import threading


class ConnectionPool:
    def __init__(self, connect, size):
        self._connect = connect
        self._places = queue.LifoQueue()
        self._closing = threading.Lock()
        self._closed = False
        for _ in range(size):
            self._places.put(None)

    @contextlib.contextmanager
    def connection(self):
        connection = self._places.get()
        try:
            with self._closing:
                if self._closed:
                    raise RuntimeError("pool is closed")
            if connection is None:
                connection = self._connect()
            try:
                yield connection
            except ConnectionError:
                broken, connection = connection, None
                broken.close()
                raise
        finally:
            self._return(connection)

    def _return(self, connection):
        with self._closing:
            if self._closed and connection is not None:
                connection.close()
                connection = None
            self._places.put(connection)

    def close(self):
        with self._closing:
            self._closed = True
            places = []
            while True:
                try:
                    places.append(self._places.get_nowait())
                except queue.Empty:
                    break
            for connection in places:
                if connection is not None:
                    connection.close()
                self._places.put(None)
