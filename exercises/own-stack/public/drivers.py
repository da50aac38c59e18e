"""What the checks let the workers do. This runs beside your code, in the same process."""

from __future__ import annotations

from submission import run_workers


def numbers(n: int) -> list[int]:
    """Return what workers return that return their own numbers."""
    return run_workers(n, lambda number, scratch: number)


def notes(n: int) -> list[list[int]]:
    """Let every worker write its number on its scratch list; return what then stands on it."""

    def work(number: int, scratch: list[int]) -> list[int]:
        scratch.append(number)
        return list(scratch)

    return run_workers(n, work)
