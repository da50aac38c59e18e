"""What the checks do with a context, beside the student's code. Nothing here knows what is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any

from submission import RequestContext


class Failed(Exception):
    """What a request raises that fails."""


def run_together(*bodies: Callable[[], object]) -> None:
    """Run each body in a thread of its own and return when all have ended."""
    threads = [Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def carry_out(context: RequestContext, steps: list[Any], seen: list[Any]) -> None:
    """Carry out steps, and note the user after each.

    Args:
        context: What is used.
        steps: ``["begin", user]``, ``["end"]``, ``["look"]``, ``["with", user, steps]`` or, for a
            block that raises at its end, ``["fail", user, steps]``.
        seen: Takes the users.
    """
    for what, *rest in steps:
        if what == "begin":
            context.begin(rest[0])
        elif what == "end":
            context.end()
        elif what == "with":
            with context.request(rest[0]):
                seen.append(context.user)
                carry_out(context, rest[1], seen)
        elif what == "fail":
            _failing(context, rest[0], rest[1], seen)
        seen.append(context.user)


def _failing(context: RequestContext, user: str, steps: list[Any], seen: list[Any]) -> None:
    try:
        with context.request(user):
            seen.append(context.user)
            carry_out(context, steps, seen)
            raise Failed  # noqa: TRY301 - this is the failure of the request
        seen.append("the exception was swallowed")
    except Failed:
        pass


def one_thread(steps: list[Any]) -> list[Any]:
    """Carry out steps in one thread; return the user before them and after each."""
    context = RequestContext()
    seen: list[Any] = [context.user]
    carry_out(context, steps, seen)
    return seen


def two_contexts() -> list[Any]:
    """Return the users of two contexts, one of which is in a request."""
    first, second = RequestContext(), RequestContext()
    with first.request("anna"):
        return [first.user, second.user]


def in_threads(scripts: list[list[Any]]) -> list[list[Any]]:
    """Carry out each script in a thread of its own; return what each saw."""
    context = RequestContext()
    seen: list[list[Any]] = [[] for _ in scripts]

    def work(number: int) -> None:
        seen[number].append(context.user)
        carry_out(context, scripts[number], seen[number])

    run_together(*[partial(work, number) for number in range(len(scripts))])
    return seen


def beside_the_main_thread(steps: list[Any]) -> dict[str, Any]:
    """Let the main thread be in a request while another one carries out steps."""
    context = RequestContext()
    others: list[Any] = []

    def work() -> None:
        others.append(context.user)
        carry_out(context, steps, others)

    with context.request("the main one"):
        run_together(work)
        mine = context.user
    return {"others": others, "mine": mine}


def used_again(scripts: list[list[Any]]) -> list[Any]:
    """Let one pooled thread carry out scripts one after another; return the user before each."""
    context = RequestContext()
    work: SimpleQueue[Any] = SimpleQueue()
    before: list[Any] = []

    def worker() -> None:
        for _ in scripts:
            script = work.get()
            before.append(context.user)
            carry_out(context, script, [])
        before.append(context.user)

    thread = Thread(target=worker)
    thread.start()
    for script in scripts:
        work.put(script)
    thread.join()
    return before


def one_after_another(count: int) -> list[Any]:
    """Let short-lived threads work one after another; return the user that each saw at first."""
    context = RequestContext()
    before: list[Any] = []

    def work(user: str) -> None:
        before.append(context.user)
        context.begin(user)
        context.end()

    for number in range(count):
        run_together(partial(work, f"user {number}"))
    return before
