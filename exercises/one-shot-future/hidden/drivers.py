"""What the checks do with a promise, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from submission import Promise


class Broken(Exception):
    """What a promise is kept with that brings no value."""


class Rude(Exception):
    """What a callback raises."""


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def attempt(function: Callable[..., object], *arguments: object) -> list[Any]:
    """Return what a call returned or raised."""
    try:
        return ["returned", function(*arguments)]
    except (Broken, Rude, RuntimeError, TimeoutError) as error:
        return ["raised", type(error).__name__]


def keep(promise: Promise, how: list[Any]) -> list[Any]:
    """Keep a promise with a value or with an exception."""
    kind, value = how
    if kind == "result":
        return attempt(promise.set_result, value)
    return attempt(promise.set_exception, Broken(value))


def in_turn(hows: list[list[Any]], asks: int) -> dict[str, Any]:
    """Keep a promise, and keep it again, in one thread; then ask for its result."""
    promise = Promise()
    kept = [keep(promise, how)[0] for how in hows]
    return {
        "kept": kept,
        "errors": [keep(promise, how)[1] for how in hows],
        "results": [attempt(promise.result) for _ in range(asks)],
    }


def the_same_object() -> list[bool]:
    """Whether value and exception come out as the very objects that went in."""
    value, error = [1, 2], Broken("this one")
    first, second = Promise(), Promise()
    first.set_result(value)
    second.set_exception(error)
    try:
        second.result()
        raised: object = None
    except Broken as seen:
        raised = seen
    return [first.result() is value, raised is error]


def callbacks_in_turn(before: int, after: int, how: list[Any]) -> list[Any]:
    """Add callbacks before and after a promise is kept, in one thread; return what they saw."""
    promise = Promise()
    seen: list[Any] = []

    def callback(name: str, given: Promise) -> None:
        seen.append([name, given is promise, attempt(given.result, 0)])

    for number in range(before):
        promise.add_callback(partial(callback, f"before {number}"))
    seen.append("kept now")
    keep(promise, how)
    for number in range(after):
        promise.add_callback(partial(callback, f"after {number}"))
    return seen


def kept_by_several(hows: list[list[Any]]) -> dict[str, Any]:
    """Let threads keep one promise at the same time; return who did, and the result then."""
    promise = Promise()
    kept: list[Any] = [None] * len(hows)

    def work(number: int) -> None:
        kept[number] = keep(promise, hows[number])

    run_together(*[partial(work, number) for number in range(len(hows))])
    return {
        "kept": [one[0] for one in kept],
        "errors": [one[1] for one in kept if one[0] == "raised"],
        "result": attempt(promise.result),
    }


def waiters(count: int, how: list[Any]) -> list[Any]:
    """Let threads wait for a promise that another one keeps; return what they got."""
    promise = Promise()
    got: list[Any] = [None] * count

    def wait(number: int) -> None:
        got[number] = attempt(promise.result)

    run_together(*[partial(wait, n) for n in range(count)], partial(keep, promise, how))
    return got


def callbacks_meanwhile(count: int, before: int) -> dict[str, Any]:
    """Let threads add a callback each while another one keeps the promise.

    Returns:
        How often each callback ran by the time that all threads had ended, and what those saw.
    """
    promise = Promise()
    runs = [0] * (before + count)
    saw: list[Any] = []

    def callback(number: int, given: Promise) -> None:
        runs[number] += 1
        saw.append(attempt(given.result))

    for number in range(before):
        promise.add_callback(partial(callback, number))
    run_together(
        *[
            partial(promise.add_callback, partial(callback, number))
            for number in range(before, before + count)
        ],
        partial(keep, promise, ["result", 7]),
    )
    return {"runs": runs, "saw": saw}


def rude_callbacks(moment: str) -> dict[str, Any]:
    """Add callbacks of which one raises; return who noticed.

    Args:
        moment: Whether they are added ``"before"`` or ``"after"`` the promise is kept.
    """
    promise = Promise()
    ran: list[str] = []

    def polite(name: str, given: Promise) -> None:
        ran.append(name)

    def rude(given: Promise) -> None:
        ran.append("rude")
        raise Rude

    callbacks = [partial(polite, "first"), rude, partial(polite, "last")]
    added = []
    if moment == "before":
        added = [attempt(promise.add_callback, callback)[0] for callback in callbacks]
    kept = keep(promise, ["result", 7])[0]
    if moment == "after":
        added = [attempt(promise.add_callback, callback)[0] for callback in callbacks]
    return {"added": added, "kept": kept, "ran": sorted(ran), "result": attempt(promise.result)}


def rude_beside_a_waiter() -> list[Any]:
    """Let a thread wait for a promise whose callback raises when it is kept."""
    promise = Promise()
    got: list[Any] = []

    def rude(given: Promise) -> None:
        raise Rude

    promise.add_callback(rude)
    run_together(lambda: got.append(attempt(promise.result)), partial(keep, promise, ["result", 7]))
    return got


def callback_adds_another() -> list[str]:
    """Let a callback add a further one to the same promise; return the order in which they ran."""
    promise = Promise()
    ran: list[str] = []

    def first(given: Promise) -> None:
        ran.append("first")
        given.add_callback(lambda _: ran.append("second"))

    promise.add_callback(first)
    promise.set_result(1)
    return ran


def waits_for(timeout: float, kept_after: float | None) -> dict[str, Any]:
    """Wait with a timeout for a promise that is kept after a while, or never.

    Returns:
        What came of it, and how long it took.
    """
    promise = Promise()
    answer: list[Any] = []

    def wait() -> None:
        began = time.monotonic()
        answer.append(attempt(promise.result, timeout))
        answer.append(time.monotonic() - began)

    def keeper() -> None:
        if kept_after is not None:
            time.sleep(kept_after)
            keep(promise, ["result", 7])

    run_together(wait, keeper)
    return {"answer": answer[0], "seconds": round(answer[1], 3)}
