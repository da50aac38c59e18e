"""What the checks do with a lock. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import ReadWriteLock


class Box:
    """Holds a number."""

    number = 0


def one_thread() -> list[int]:
    """Write and read in turn from one thread."""
    lock, box = ReadWriteLock(), Box()
    seen = []
    for _ in range(3):
        with lock.write():
            box.number += 1
        with lock.read():
            seen.append(box.number)
    return seen


def two_writers() -> int:
    """Let two threads add one to a number while they hold the lock."""
    lock, box = ReadWriteLock(), Box()

    def write() -> None:
        with lock.write():
            box.number += 1

    threads = [Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return box.number
