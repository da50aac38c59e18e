"""A pool of connections. It is right as long as nothing goes wrong and nobody comes at the same time: mend it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Connection(Protocol):
    """Whatever `connect` returns: the pool asks of it only that it can be closed."""

    def close(self) -> None:
        """Close it."""


class ConnectionPool:
    """Lends up to ``size`` connections, each to one user at a time."""

    def __init__(self, connect: Callable[[], Connection], size: int) -> None:
        self.connect = connect
        self.size = size
        self.idle: list[Connection] = []
        self.opened = 0

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection for the time of a `with` block; wait until there is one.

        Raises:
            RuntimeError: The pool is closed.
        """
        if not self.idle and self.opened < self.size:
            self.opened += 1
            self.idle.append(self.connect())
        connection = self.idle.pop()
        yield connection
        self.idle.append(connection)

    def close(self) -> None:
        """Close the connections: idle ones now, those in use when they come back."""
        raise NotImplementedError
