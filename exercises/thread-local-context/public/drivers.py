"""What the checks do with a context. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread
from typing import Any

from submission import RequestContext


def one_request() -> list[Any]:
    """Return the user before, in and after a request."""
    context = RequestContext()
    seen = [context.user]
    with context.request("anna"):
        seen.append(context.user)
    seen.append(context.user)
    return seen


def requests_in(users: list[str]) -> list[Any]:
    """Let a thread for each user work on a request; return the user that each saw in it."""
    context = RequestContext()
    seen: list[Any] = [None] * len(users)

    def work(number: int) -> None:
        with context.request(users[number]):
            seen[number] = context.user

    threads = [Thread(target=work, args=(number,)) for number in range(len(users))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen
