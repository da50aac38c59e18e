"""Explores one program with frontrun.

A script of its own: `python frontrun_worker.py PROGRAM SECONDS MODE`, mode `dpor` or `random`;
prints one JSON object. frontrun wants `setup`, `workers` and an `invariant`, and does not control
threads that the code under test starts. So `scenario()` runs in a greenlet: up to its first
`join` it is the setup, the threads that it has started by then are the workers, and what comes
after the joins is the invariant. A program that does anything else between the first start and
the last join cannot be put this way, and the report says so (`not expressible`).
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from types import CodeType
from typing import Any

import frontrun
import greenlet

_now = time.perf_counter
PLAIN_RUN_S = 1.0


class NotExpressible(BaseException):
    """The scenario is not of the form: start all, join all, look."""


class Staged:
    """One run of the scenario, cut in two at its first join."""

    def __init__(self, code: CodeType) -> None:
        self.code = code
        self.threads: list[threading.Thread] = []
        self.workers_ran = False
        self.fault: BaseException | None = None
        self.hub = greenlet.getcurrent()
        self.scenario = greenlet.greenlet(self._run)

    def _run(self) -> None:
        namespace: dict[str, Any] = {"__name__": "program"}
        exec(self.code, namespace)  # noqa: S102
        namespace["scenario"]()

    def start(self, thread: threading.Thread) -> None:
        if self.workers_ran or thread.daemon:
            raise NotExpressible
        self.threads.append(thread)

    def join(self, thread: threading.Thread) -> None:
        if thread not in self.threads:
            raise RuntimeError("cannot join thread before it is started")
        if not self.workers_ran:
            self.hub.switch()

    def to_first_join(self) -> "Staged":
        self.hub = greenlet.getcurrent()
        self.scenario.switch()
        if self.scenario.dead:
            raise NotExpressible
        return self

    def holds(self) -> bool:
        self.workers_ran = True
        self.hub = greenlet.getcurrent()
        try:
            self.scenario.switch()
        except Exception as fault:  # noqa: BLE001
            self.fault = fault
        return self.fault is None


def take_over(current: list[Staged]) -> None:
    """Let the scenario's own calls of `start` and `join` only tell its run about themselves.

    All other calls, frontrun's among them, reach the real methods.
    """
    real_start, real_join = threading.Thread.start, threading.Thread.join

    def by_scenario() -> bool:
        return bool(current) and greenlet.getcurrent() is current[-1].scenario

    def start(self: threading.Thread) -> None:
        if by_scenario():
            current[-1].start(self)
        else:
            real_start(self)

    def join(self: threading.Thread, timeout: float | None = None) -> None:
        if not by_scenario():
            real_join(self, timeout)
        elif timeout is None:
            current[-1].join(self)
        else:
            raise NotExpressible

    threading.Thread.start = start  # type: ignore[method-assign]
    threading.Thread.join = join  # type: ignore[method-assign]


def workers_of_plain_run(code: CodeType, current: list[Staged]) -> int:
    """How many threads the scenario starts before its first join, found by a run without frontrun."""
    found: list[int] = []

    def attempt() -> None:
        current.append(Staged(code))
        try:
            found.append(len(current[-1].to_first_join().threads))
        except BaseException:  # noqa: BLE001
            found.append(0)

    runner = threading.Thread(target=attempt)  # a daemon would make daemons of its threads
    runner.start()
    runner.join(PLAIN_RUN_S)
    return found[0] if found else 0


def explore(code: CodeType, seconds: float, mode: str, *, timed: bool) -> dict[str, Any]:
    current: list[Staged] = []
    take_over(current)
    count = workers_of_plain_run(code, current)
    if count == 0:
        return {"verdict": "not expressible", "schedules": 0, "seconds": 0.0}

    def setup() -> Staged:
        current.append(Staged(code))
        del current[:-1]
        return current[-1].to_first_join()

    def worker(index: int) -> Any:
        return lambda staged: staged.threads[index].run()

    own = {"max_attempts": 10**9, "seed": 0} if mode == "random" else {}
    started = _now()
    result = frontrun.explore(
        setup=setup,
        workers=[worker(index) for index in range(count)],
        invariant=lambda staged: staged.holds(),
        strategy=mode,
        clock="explored" if timed else "real",
        detect_io=False,
        reproduce_on_failure=0,
        total_timeout=seconds,
        timeout_per_run=2.0,
        **own,
    )
    verdicts = {True: "ok", False: "fails", None: "no verdict"}
    return {
        "verdict": verdicts[result.property_holds],
        "schedules": result.num_explored,
        "exhausted": bool(result.property_holds) and mode == "dpor" and _now() - started < seconds,
        "seconds": _now() - started,
        "detail": (result.explanation or result.inconclusive_reason or "")[:200],
    }


def main() -> None:
    program, seconds, mode = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    text = program.read_text(encoding="utf-8")
    code = compile(text, str(program), "exec")
    timed = any(word in text for word in ("sleep", "timeout=", "Timer"))
    try:
        report = explore(code, seconds, mode, timed=timed)
    except BaseException as fault:  # noqa: BLE001
        report = {"verdict": "no verdict", "schedules": 0, "seconds": 0.0, "detail": repr(fault)}
    print(json.dumps(report), flush=True)
    os._exit(0)  # threads of an abandoned run may never end


if __name__ == "__main__":
    main()
