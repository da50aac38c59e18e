"""What the checks do with barriers, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from submission import BrokenBarrier, CyclicBarrier


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def come(barrier: CyclicBarrier) -> Any:
    """Wait at the barrier; return what comes back, or tell what was raised."""
    try:
        return barrier.wait()
    except BrokenBarrier:
        return "BrokenBarrier"
    except Exception as error:  # noqa: BLE001 - whatever it is, a check tells it
        return f"{type(error).__name__}: {error}"


def one_thread_waits(times: int, aborts: int) -> list[Any]:
    """Let a single thread wait at a barrier for one, so many times, and once more after each abort."""
    barrier = CyclicBarrier(1)
    came = [come(barrier) for _ in range(times)]
    for _ in range(aborts):
        barrier.abort()
        came.append(come(barrier))
    return came


def another_aborted() -> Any:
    """Wait at a barrier for one after another barrier was aborted."""
    first, second = CyclicBarrier(1), CyclicBarrier(1)
    first.abort()
    return come(second)


def rounds_pass(parties: int, rounds: int) -> dict[str, Any]:
    """Let threads wait for each other, round after round; one looks around when it is through the last.

    Returns:
        What came back to that one in each round, and to which round each of the threads had come when it
        looked around.
    """
    barrier = CyclicBarrier(parties)
    round_of = [0] * parties
    back: list[Any] = []
    seen: list[int] = []

    def work(thread: int) -> None:
        for number in range(1, rounds + 1):
            round_of[thread] = number
            came = come(barrier)
            if thread == 0:
                back.append(came)
        if thread == 0:
            seen.extend([round_of[other] for other in range(parties)])

    run_together(*[partial(work, thread) for thread in range(parties)])
    return {"back": back, "seen": seen}


def indices_of_rounds(parties: int, rounds: int) -> list[list[Any]]:
    """Let threads wait for each other, and return what came back in each round, sorted by text."""
    barrier = CyclicBarrier(parties)
    seen: list[list[Any]] = [[] for _ in range(parties)]

    def work(own: list[Any]) -> None:
        own.extend([come(barrier) for _ in range(rounds)])

    run_together(*[partial(work, own) for own in seen])
    return [sorted((own[number] for own in seen), key=repr) for number in range(rounds)]


def indices_by_arrival(delays: list[list[float]]) -> list[list[Any]]:
    """Let threads come so many seconds after the round has begun.

    Args:
        delays: For each round that of each thread.

    Returns:
        For each round what came back to each thread.
    """
    barrier = CyclicBarrier(len(delays[0]))
    seen: list[list[Any]] = [[] for _ in delays[0]]

    def work(thread: int) -> None:
        for of_round in delays:
            if of_round[thread]:
                time.sleep(of_round[thread])
            seen[thread].append(come(barrier))

    run_together(*[partial(work, thread) for thread in range(len(seen))])
    return [[own[number] for own in seen] for number in range(len(delays))]


def abort_with_too_few(parties: int, waiting: int) -> list[Any]:
    """Abort while fewer threads wait than make a round complete; return what came of each."""
    barrier = CyclicBarrier(parties)
    seen: list[Any] = []
    run_together(barrier.abort, *[lambda: seen.append(come(barrier))] * waiting)
    return sorted(seen, key=repr)


def come_after_abort(parties: int, aborts: int, times: int) -> list[list[Any]]:
    """Abort, and then let as many threads come as make a round complete, several times each."""
    barrier = CyclicBarrier(parties)
    for _ in range(aborts):
        barrier.abort()
    seen: list[list[Any]] = [[] for _ in range(parties)]

    def work(own: list[Any]) -> None:
        own.extend([come(barrier) for _ in range(times)])

    run_together(*[partial(work, own) for own in seen])
    return seen


def abort_beside_a_round() -> list[Any]:
    """Let a third thread abort while two wait for each other; return what came of the two."""
    barrier = CyclicBarrier(2)
    seen: list[Any] = []
    run_together(barrier.abort, *[lambda: seen.append(come(barrier))] * 2)
    return sorted(seen, key=repr)


def first_through_aborts(parties: int) -> dict[str, list[Any]]:
    """Let one thread of a round abort as soon as it is through, and another one wait again.

    Returns:
        What came of the round, and what came when that other one waited again.
    """
    barrier = CyclicBarrier(parties)
    seen: list[Any] = []
    again: list[Any] = []

    def abort_then() -> None:
        seen.append(come(barrier))
        barrier.abort()

    def wait_again() -> None:
        seen.append(come(barrier))
        again.append(come(barrier))

    run_together(abort_then, wait_again, *[lambda: seen.append(come(barrier))] * (parties - 2))
    return {"round": sorted(seen, key=repr), "again": again}
