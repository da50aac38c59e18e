"""What the checks do with a buffer. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import BoundedBuffer


def one_thread() -> list[object]:
    """Put and get from one thread, and return what came out."""
    buffer = BoundedBuffer(2)
    buffer.put(1)
    buffer.put(2)
    taken = [buffer.get()]
    buffer.put(3)
    return [*taken, buffer.get(), buffer.get()]


def producer_and_consumer() -> list[object]:
    """Let one thread put three items and another one get them, and return what came out."""
    buffer = BoundedBuffer(1)
    taken: list[object] = []

    def produce() -> None:
        for item in (1, 2, 3):
            buffer.put(item)

    def consume() -> None:
        taken.extend(buffer.get() for _ in range(3))

    threads = [Thread(target=produce), Thread(target=consume)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken
