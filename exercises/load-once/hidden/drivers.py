"""What the checks do with a value, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from submission import LazyValue


class Missing(Exception):
    """What a loader raises that fails."""


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def ask(lazy: LazyValue, answers: list[Any], number: int) -> None:
    """Ask for the value; keep it, or the name of what was raised."""
    try:
        answers[number] = ["got", lazy.get()]
    except (Missing, RuntimeError) as error:
        answers[number] = ["raised", type(error).__name__]


def in_turn(value: Any, times: int) -> dict[str, Any]:
    """Ask several times from one thread; return the answers and how often the loader ran."""
    calls: list[bool] = []

    def loader() -> Any:
        calls.append(True)
        return value

    lazy = LazyValue(loader)
    return {"answers": [lazy.get() for _ in range(times)], "calls": len(calls)}


def two_values() -> list[Any]:
    """Return what two values with a loader each give."""
    first, second = LazyValue(lambda: "first"), LazyValue(lambda: "second")
    return [first.get(), second.get(), first.get()]


def loads(threads: int, value: Any) -> dict[str, Any]:
    """Let threads ask at the same time; return answers and how often the loader ran."""
    calls: list[bool] = []

    def loader() -> Any:
        calls.append(True)
        return value

    lazy, answers = LazyValue(loader), [None] * threads
    run_together(*[partial(ask, lazy, answers, number) for number in range(threads)])
    return {"answers": answers, "calls": len(calls)}


def made_in_steps(threads: int) -> dict[str, Any]:
    """Let the loader make a list in steps, and each thread look at once how long its list is."""
    lengths = [-1] * threads
    got: list[Any] = [None] * threads

    def loader() -> list[str]:
        made: list[str] = []
        made.append("first half")
        made.append("second half")
        return made

    lazy = LazyValue(loader)

    def look(number: int) -> None:
        got[number] = lazy.get()
        lengths[number] = len(got[number]) if isinstance(got[number], list) else -1

    run_together(*[partial(look, number) for number in range(threads)])
    return {"lengths": lengths, "same": all(one is got[0] for one in got)}


def fails(threads: int, failures: int, later: int) -> dict[str, Any]:
    """Let the loader fail at first, while threads ask, and others ask later, one by one.

    Returns:
        The answers of the threads and of those who came later, and how often the loader ran.
    """
    calls: list[bool] = []

    def loader() -> str:
        calls.append(True)
        if len(calls) <= failures:
            raise Missing
        return "value"

    lazy, answers = LazyValue(loader), [None] * (threads + later)
    run_together(*[partial(ask, lazy, answers, number) for number in range(threads)])
    for number in range(threads, threads + later):
        ask(lazy, answers, number)
    return {"answers": answers, "calls": len(calls)}


def asks_itself(threads: int) -> dict[str, Any]:
    """Let the loader ask for its own value, and note what comes of that."""
    inner: list[str] = []
    calls: list[bool] = []

    def loader() -> str:
        calls.append(True)
        if len(calls) > 3:  # enough to see that it goes on
            return "too deep"
        try:
            lazy.get()
            inner.append("got something")
        except RuntimeError:
            inner.append("RuntimeError")
        return "value"

    lazy, answers = LazyValue(loader), [None] * threads
    run_together(*[partial(ask, lazy, answers, number) for number in range(threads)])
    return {"inner": inner, "answers": answers, "calls": len(calls)}
