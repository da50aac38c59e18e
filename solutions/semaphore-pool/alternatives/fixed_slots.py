"""A fixed array of places, each free or in use; a semaphore says that one of them is free."""

from dataclasses import dataclass
from threading import BoundedSemaphore, RLock
from typing import Any


@dataclass(slots=True, eq=False)
class Slot:
    pool: "ConnectionPool"
    connection: Any = None
    in_use: bool = False

    def __enter__(self):
        try:
            if self.connection is None:
                self.connection = self.pool.connect()
        except BaseException:
            self.pool.leave(self)
            raise
        return self.connection

    def __exit__(self, kind, error, trace):
        if isinstance(error, ConnectionError):
            self.disconnect()
        self.pool.leave(self)

    def disconnect(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class ConnectionPool:
    def __init__(self, connect, size):
        self.connect = connect
        self.slots = [Slot(self) for _ in range(size)]
        self.free = BoundedSemaphore(size)
        self.mutex = RLock()
        self.closed = False

    def connection(self):
        self.demand_open()
        self.free.acquire()
        with self.mutex:
            try:
                self.demand_open()
            except RuntimeError:
                self.free.release()
                raise
            unused = [slot for slot in self.slots if not slot.in_use]
            slot = next((slot for slot in unused if slot.connection is not None), unused[0])
            slot.in_use = True
            return slot

    def demand_open(self):
        with self.mutex:
            if self.closed:
                raise RuntimeError("no connection: the pool is closed")

    def leave(self, slot):
        with self.mutex:
            slot.in_use = False
            if self.closed:
                slot.disconnect()
        self.free.release()

    def close(self):
        with self.mutex:
            self.closed = True
            for slot in self.slots:
                if not slot.in_use:
                    slot.disconnect()
