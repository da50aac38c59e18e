"""What the checks do with a promise. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread
from typing import Any

from submission import Promise


def kept_before() -> Any:
    """Keep a promise, then ask for its result."""
    promise = Promise()
    promise.set_result(7)
    return promise.result()


def kept_meanwhile() -> Any:
    """Let one thread keep a promise and another one ask for its result."""
    promise, got = Promise(), []
    threads = [
        Thread(target=lambda: got.append(promise.result()), name="asks"),
        Thread(target=promise.set_result, args=(7,), name="keeps"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got
