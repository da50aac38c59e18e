"""What the checks do with a barrier. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import CyclicBarrier


def one_thread_waits(times: int) -> list[int]:
    """Let a single thread wait at a barrier for one, again and again."""
    barrier = CyclicBarrier(1)
    return [barrier.wait() for _ in range(times)]


def threads_wait(parties: int, rounds: int) -> list[list[int]]:
    """Let threads wait for each other, and return what each of them got."""
    barrier = CyclicBarrier(parties)
    seen: list[list[int]] = [[] for _ in range(parties)]

    def work(own: list[int]) -> None:
        own.extend([barrier.wait() for _ in range(rounds)])

    workers = [Thread(target=work, args=(own,)) for own in seen]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return seen
