"""Explores one program with interleave-test.

A script of its own: `python interleave.py PROGRAM SECONDS MODE`, mode `random`, `pct` or `dfs`;
prints one JSON object. Its defaults are kept (opcode granularity, two pre-emptions for `dfs`),
except that a search ends by the clock and not after 100 schedules.
"""

import concurrent.futures.thread  # noqa: F401 - under the library's patches its import fails
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import interleave_test as it
from interleave_test._strategies import DFSStrategy, PCTStrategy, RandomStrategy, Strategy

STRATEGIES: dict[str, Callable[[], Strategy]] = {
    "random": RandomStrategy,
    "pct": PCTStrategy,
    "dfs": DFSStrategy,
}
# Bound before the library puts its virtual clock in place.
_now = time.perf_counter


def until(strategy: Strategy, deadline: float) -> Strategy:
    """The strategy, with no more schedules after the deadline."""
    inner: Callable[[], bool | None] = strategy.more

    def more() -> bool | None:
        return False if _now() > deadline else inner()

    strategy.more = more  # type: ignore[method-assign]
    return strategy


def main() -> None:
    program, seconds, mode = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    code = compile(program.read_text(encoding="utf-8"), str(program), "exec")

    def model() -> None:
        namespace: dict[str, Any] = {"__name__": "program"}
        with it.no_interleave():
            exec(code, namespace)  # noqa: S102
        namespace["scenario"]()

    started = _now()
    result = it.explore(
        model,
        iterations=10**9,
        seed=0,
        strategy=until(STRATEGIES[mode](), started + seconds),
        timeout=2.0,
        exclude=[__file__],
        raise_on_failure=False,
    )
    kinds = {"exception": "fails", "deadlock": "deadlock", "hang": "hangs"}
    report = {
        "verdict": kinds[result.failure.kind] if result.failure else "ok",
        "schedules": result.schedules_run,
        "exhausted": bool(result.exhausted),
        "seconds": _now() - started,
    }
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
