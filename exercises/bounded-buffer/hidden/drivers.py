"""What the checks do with buffers, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import time
from functools import partial
from threading import Thread
from typing import Any

from submission import BoundedBuffer, Closed

Step = list[Any]
"""`["put", item]`, `["get"]`, `["close"]`, `["sleep", seconds]`; after the first two a timeout."""


def perform(buffer: BoundedBuffer, step: Step) -> object:
    """Take one step and return what came of it: the item, the name of the error, or "done"."""
    match step:
        case ["sleep", seconds]:
            time.sleep(seconds)
            return "done"
        case ["put", _, timeout] | ["get", timeout]:
            options = {"timeout": timeout}
        case _:
            options = {}
    try:
        match step:
            case ["put", item, *_]:
                buffer.put(item, **options)
            case ["get", *_]:
                return buffer.get(**options)
            case ["close"]:
                buffer.close()
    except Closed:
        return "Closed"
    except TimeoutError:
        return "TimeoutError"
    return "done"


def made(capacity: int, filled: list[Any]) -> BoundedBuffer:
    """Return a buffer with some items in it."""
    buffer = BoundedBuffer(capacity)
    for item in filled:
        buffer.put(item)
    return buffer


def run_together(bodies: list[Any]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def one_thread(capacity: int, steps: list[Step]) -> list[object]:
    """Return what came of each step."""
    buffer = BoundedBuffer(capacity)
    return [perform(buffer, step) for step in steps]


def two_buffers() -> list[object]:
    """Return what comes out of two buffers that were both given something."""
    first, second = BoundedBuffer(2), BoundedBuffer(2)
    first.put("first")
    second.put("second")
    return [first.get(), second.get()]


def outcomes(capacity: int, filled: list[Any], scripts: list[list[Step]]) -> list[list[object]]:
    """Return what came of the steps of each thread."""
    buffer = made(capacity, filled)
    seen: list[list[object]] = [[] for _ in scripts]

    def follow(number: int) -> None:
        for step in scripts[number]:
            seen[number].append(perform(buffer, step))

    run_together([partial(follow, number) for number in range(len(scripts))])
    return seen


def most_inside(capacity: int, scripts: list[list[Step]]) -> int:
    """Return how many items must have been inside at one time: put, and not even asked for."""
    buffer = BoundedBuffer(capacity)
    log: list[int] = []

    def follow(script: list[Step]) -> None:
        for step in script:
            if step[0] == "get":
                log.append(-1)
            perform(buffer, step)
            if step[0] == "put":
                log.append(1)

    run_together([partial(follow, script) for script in scripts])
    return max(sum(log[:number]) for number in range(len(log) + 1))


def history(
    capacity: int, filled: list[Any], scripts: list[list[Step]], afterwards: list[Step]
) -> list[list[object]]:
    """Return when the steps of threads began and ended, and what came of them.

    Args:
        capacity: Of the buffer.
        filled: What it is filled with before.
        scripts: The steps of each thread.
        afterwards: Those of the main thread when all have ended; it counts as one more thread.

    Returns:
        In order `[thread, step]` where one began and `[thread, step, outcome]` where it was over.
    """
    buffer = made(capacity, filled)
    log: list[list[object]] = []

    def follow(thread: int, script: list[Step]) -> None:
        for number, step in enumerate(script):
            log.append([thread, number])
            outcome = perform(buffer, step)
            log.append([thread, number, outcome])

    run_together([partial(follow, number, script) for number, script in enumerate(scripts)])
    follow(len(scripts), afterwards)
    return log


def timed(
    capacity: int, filled: list[Any], scripts: list[list[Step]], afterwards: list[Step]
) -> dict[str, Any]:
    """Let threads take their steps, then the main thread its own.

    Returns:
        For each thread what came of its last step, and at which second; and what came of the steps
        afterwards.
    """
    buffer = made(capacity, filled)
    seen: list[object] = [None for _ in scripts]
    began = time.monotonic()

    def follow(number: int) -> None:
        outcome: object = None
        for step in scripts[number]:
            outcome = perform(buffer, step)
        seen[number] = [outcome, round(time.monotonic() - began, 6)]

    run_together([partial(follow, number) for number in range(len(scripts))])
    return {"threads": seen, "afterwards": [perform(buffer, step) for step in afterwards]}
