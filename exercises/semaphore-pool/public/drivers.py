"""What the checks do with a pool. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread
from typing import Any

from submission import ConnectionPool


class Connection:
    """A connection to nowhere that knows whether it is open."""

    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        """Close it."""
        self.is_open = False


def one_thread() -> dict[str, Any]:
    """Use a pool of one twice, then close it and ask once more."""
    made: list[Connection] = []

    def connect() -> Connection:
        made.append(Connection())
        return made[-1]

    pool = ConnectionPool(connect, 1)
    used = []
    for _ in range(2):
        with pool.connection() as connection:
            used.append(connection.is_open)
    pool.close()
    try:
        with pool.connection():
            later = "a connection"
    except RuntimeError:
        later = "RuntimeError"
    open_now = [connection.is_open for connection in made]
    return {"open in use": used, "open in the end": open_now, "later": later}


def two_threads() -> int:
    """Let two threads use a pool of one, and return how many connections were opened."""
    made: list[Connection] = []

    def connect() -> Connection:
        connection = Connection()
        made.append(connection)
        return connection

    pool = ConnectionPool(connect, 1)

    def use() -> None:
        with pool.connection():
            pass

    threads = [Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(made)
