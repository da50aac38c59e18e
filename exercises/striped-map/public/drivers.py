"""What the checks do with a striped map. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import StripedMap


def one_thread(stripes: int) -> dict[str, object]:
    """Put, update and get from one thread, and ask for all items."""
    made = StripedMap(stripes)
    made.put("apple", 3)
    made.update("apple", lambda value: value + 1, 0)
    made.update("fig", lambda value: value + 1, 0)
    return {"apple": made.get("apple"), "kiwi": made.get("kiwi", "none"), "items": made.items()}


def threads_count(stripes: int, threads: int) -> object:
    """Add one to the same key from several threads, and return its value when all have ended."""
    made = StripedMap(stripes)
    workers = [
        Thread(target=made.update, args=("apple", lambda value: value + 1, 0))
        for _ in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return made.get("apple")
