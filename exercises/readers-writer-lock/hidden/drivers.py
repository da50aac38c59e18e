"""What the checks do with locks, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Lock, Thread
from typing import Any

from submission import ReadWriteLock


class Box:
    """Two numbers that a writer raises one after the other."""

    def __init__(self) -> None:
        self.first = 0
        self.second = 0


class Gate:
    """Is shut until somebody opens it; one thread may pass."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._lock.acquire()
        self.open = self._lock.release
        self.pass_through = self._lock.acquire


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def read(lock: ReadWriteLock, box: Box, seen: list[list[int]]) -> None:
    """Look at both numbers."""
    with lock.read():
        seen.append([box.first, box.second])


def write(lock: ReadWriteLock, box: Box) -> None:
    """Raise both numbers by one."""
    with lock.write():
        box.first += 1
        box.second += 1


def one_thread(steps: str) -> list[list[int]]:
    """Return the two numbers after each step of one thread: `R` reads, `W` writes."""
    lock, box = ReadWriteLock(), Box()
    seen: list[list[int]] = []
    for step in steps:
        if step == "W":
            write(lock, box)
        read(lock, box, seen)
    return seen


def two_locks() -> str:
    """Let one thread hold one lock for writing, and use another one."""
    one, other = ReadWriteLock(), ReadWriteLock()
    with one.write():
        with other.write():
            pass
        with other.read():
            pass
    return "both"


def together(threads: str) -> dict[str, Any]:
    """Let threads read and write at the same time: `R` reads, `W` writes.

    Returns:
        What the readers saw, each and sorted, and the two numbers in the end.
    """
    lock, box = ReadWriteLock(), Box()
    seen: list[list[int]] = []
    run_together(
        *[
            partial(write, lock, box) if kind == "W" else partial(read, lock, box, seen)
            for kind in threads
        ]
    )
    return {"seen": sorted(seen), "end": [box.first, box.second]}


def readers_meet(*, before: str) -> str:
    """Let two readers wait for each other while they both hold the lock.

    Args:
        before: "W" if the lock is held for writing while they come, else "".
    """
    lock = ReadWriteLock()
    here, there = Gate(), Gate()

    def meet(mine: Gate, other: Gate) -> None:
        with lock.read():
            mine.open()
            other.pass_through()

    threads = [Thread(target=meet, args=gates) for gates in ((here, there), (there, here))]
    if before:
        with lock.write():
            for thread in threads:
                thread.start()
            time.sleep(1)
    else:
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()
    return "met"


def readers_meet_at_once() -> str:
    """Let two readers meet in a lock that is free."""
    return readers_meet(before="")


def readers_meet_after_a_writer() -> str:
    """Let two readers come while somebody writes, and meet when that is over."""
    return readers_meet(before="W")


def leave_with_error(kind: str) -> dict[str, Any]:
    """Leave the lock by an exception, then let another thread read and another one write.

    Args:
        kind: What was held, "read" or "write".
    """
    lock, box = ReadWriteLock(), Box()
    seen: list[list[int]] = []
    came_out = "nothing"
    try:
        with getattr(lock, kind)():
            int("not a number")
    except ValueError:
        came_out = "ValueError"
    run_together(partial(write, lock, box))
    run_together(partial(read, lock, box, seen))
    return {"came out": came_out, "seen": seen}


def writer_among_readers() -> list[int]:
    """Return how many reads begin while a writer waits and readers keep coming.

    Three readers come and go, and at each moment at least one of them is inside. After leaving
    each stays away for a while, in which everybody else can do what it is able to do.
    """
    lock = ReadWriteLock()
    begun: list[bool] = []
    waited: list[int] = []

    def read_on(offset: float) -> None:
        time.sleep(offset)
        for _ in range(5):
            if waited:
                return
            with lock.read():
                begun.append(True)
                time.sleep(0.25)
            time.sleep(0.05)

    def write_once() -> None:
        time.sleep(0.02)
        before = len(begun)
        with lock.write():
            waited.append(len(begun) - before)

    run_together(*[partial(read_on, offset) for offset in (0, 0.1, 0.2)], write_once)
    return waited


def reader_among_writers() -> list[int]:
    """Return how many writes begin while a reader waits and writers keep coming.

    Two writers take turns, and whenever one of them leaves the other one waits already.
    """
    lock = ReadWriteLock()
    begun: list[bool] = []
    waited: list[int] = []

    def write_on(offset: float) -> None:
        time.sleep(offset)
        for _ in range(6):
            if waited:
                return
            with lock.write():
                begun.append(True)
                time.sleep(0.1)
            time.sleep(0.05)

    def read_once() -> None:
        time.sleep(0.04)
        before = len(begun)
        with lock.read():
            waited.append(len(begun) - before)

    run_together(*[partial(write_on, offset) for offset in (0, 0.02)], read_once)
    return waited
