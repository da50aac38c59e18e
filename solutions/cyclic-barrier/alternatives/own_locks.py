"""Everybody who waits stands before a lock of its own, which is released once, and told why."""

from collections import deque
from threading import Lock


class BrokenBarrier(Exception):
    pass


class Ticket:
    __slots__ = ("complete", "door")

    def __init__(self):
        self.complete = False
        self.door = Lock()
        self.door.acquire()


class CyclicBarrier:
    def __init__(self, parties):
        self._missing = parties - 1
        self._waiting = deque()
        self._broken = False
        self._lock = Lock()

    def _let_go(self, *, complete):
        while self._waiting:
            ticket = self._waiting.popleft()
            ticket.complete = complete
            ticket.door.release()

    def wait(self):
        self._lock.acquire()
        try:
            if self._broken:
                raise BrokenBarrier
            index = len(self._waiting)
            if index == self._missing:
                self._let_go(complete=True)
                return index
            ticket = Ticket()
            self._waiting.append(ticket)
        finally:
            self._lock.release()
        with ticket.door:
            if not ticket.complete:
                raise BrokenBarrier
            return index

    def abort(self):
        with self._lock:
            self._broken = True
            self._let_go(complete=False)
