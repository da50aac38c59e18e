"""What the checks do with a value. This runs beside your code, in the same process."""

from __future__ import annotations

from threading import Thread

from submission import LazyValue


def loads(threads: int) -> int:
    """Let threads ask for the value at the same time; return how often the loader ran."""
    calls: list[bool] = []

    def loader() -> str:
        calls.append(True)
        return "value"

    lazy = LazyValue(loader)
    askers = [Thread(target=lazy.get) for _ in range(threads)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    lazy.get()
    return len(calls)
