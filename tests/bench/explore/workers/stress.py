"""Runs one program again and again on plain threads, as a stress test does.

A script of its own: `python stress.py PROGRAM SECONDS MODE`; prints one JSON object.
"""

import json
import sys
import threading
import time
from pathlib import Path
from types import CodeType
from typing import Any

RUNS = 1000
HANG_S = 1.0


def run_once(code: CodeType) -> str:
    """`ok`, `fails` or `hangs`."""
    faults: list[object] = []
    threading.excepthook = faults.append

    def body() -> None:
        namespace: dict[str, Any] = {"__name__": "program"}
        exec(code, namespace)  # noqa: S102
        namespace["scenario"]()

    runner = threading.Thread(target=body, daemon=True)
    runner.start()
    runner.join(HANG_S)
    if runner.is_alive():
        return "hangs"
    return "fails" if faults else "ok"


def main() -> None:
    program, seconds = Path(sys.argv[1]), float(sys.argv[2])
    code = compile(program.read_text(encoding="utf-8"), str(program), "exec")
    started = time.perf_counter()
    verdict, runs = "ok", 0
    while verdict == "ok" and runs < RUNS and time.perf_counter() - started < seconds:
        verdict = run_once(code)
        runs += 1
    report = {
        "verdict": verdict,
        "schedules": runs,
        "seconds": time.perf_counter() - started,
    }
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
