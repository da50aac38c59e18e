"""Explores one program with the engine of this repository.

A script of its own: `python engine.py PROGRAM SECONDS MODE`, mode `default` or `random`;
prints one JSON object.
"""

import json
import sys
from pathlib import Path

from grader.explore import explore


def main() -> None:
    program, seconds, _mode = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    result = explore(program, scenario="scenario", seconds=seconds)
    report = {
        "verdict": result.verdict,
        "schedules": result.schedules,
        "seconds": result.seconds,
        "exhausted": result.exhausted,
        "schedules_to_failure": result.schedules_to_failure,
        "preemptions": result.preemptions,
    }
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
