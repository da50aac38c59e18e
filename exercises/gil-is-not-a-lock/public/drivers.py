"""What the checks do with a hit counter. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import HitCounter


def one_thread_hits(pages: list[str]) -> dict[str, object]:
    """Hit pages from one thread, then ask for everything."""
    counter = HitCounter()
    for page in pages:
        counter.hit(page)
    return {
        "hits": {page: counter.hits(page) for page in sorted(set(pages))},
        "top": counter.top(9),
    }


def threads_hit(page: str, threads: int) -> int:
    """Hit a page once from each of several threads and ask for its hits when all have ended."""
    counter = HitCounter()
    workers = [Thread(target=counter.hit, args=(page,)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return counter.hits(page)
