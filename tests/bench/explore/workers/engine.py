"""Explores one program with the engine of this repository.

A script of its own: `python engine.py PROGRAM SECONDS MODE`, prints one JSON object. Mode
`default` is `explore` as anybody calls it, in its child process; mode `random` counts the
executions of a random walk in this process, without looking for anything.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from grader.explore import Budget, Ending, explore
from grader.explore.exploration import Search
from grader.explore.laboratory import Laboratory
from grader.explore.library import load
from grader.explore.strategies.random import RandomStrategy


def searched(program: Path, seconds: float) -> dict[str, Any]:
    began = time.perf_counter()
    report = explore(program, "scenario", seconds=seconds)
    failure = report.failure
    endings = sorted({outcome.ending.value for outcome in report.outcomes})
    return {
        "verdict": "fails" if report.verdict == Ending.RAISED.value else report.verdict,
        "schedules": report.exploration.schedules,
        "seconds": time.perf_counter() - began,
        "search_seconds": report.exploration.seconds,
        "exhausted": report.exploration.exhausted,
        "schedules_to_failure": report.schedules_to_failure or None,
        "preemptions": failure.preemptions if failure else None,
        "detail": "" if report.ok else f"endings: {', '.join(endings)}",
    }


def walked(program: Path, seconds: float) -> dict[str, Any]:
    budget = Budget(schedules=10**9, seconds=seconds)
    laboratory = Laboratory(load(program, "scenario"), budget)
    laboratory.execute(RandomStrategy(1))
    search = Search(laboratory)
    began = time.perf_counter()
    search.exhaust(RandomStrategy(0))
    return {
        "verdict": "ok",
        "schedules": search.schedules,
        "seconds": time.perf_counter() - began,
    }


def main() -> None:
    program, seconds, mode = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    work = walked if mode == "random" else searched
    print(json.dumps(work(program, seconds)), flush=True)


if __name__ == "__main__":
    main()
