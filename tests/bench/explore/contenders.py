"""Who is measured: the engine, plain stress and the two baselines, each a worker script.

A worker is run as `python WORKER PROGRAM SECONDS MODE` and prints one JSON object with at least
`verdict`, `schedules` and `seconds`. Says why a contender cannot be measured here; none is
dropped in silence.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
ENGINE = "engine"
INTERLEAVE = """
import sys
if sys.version_info < (3, 12):
    sys.exit(f"interleave-test needs Python 3.12 or later, this is {sys.version.split()[0]}")
import interleave_test
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One tool in one of its modes."""

    name: str
    worker: str
    mode: str
    needs: str
    """Code that fails where the worker cannot do its work."""

    def command(self, python: Path, program: Path, seconds: float) -> list[str]:
        worker = HERE / "workers" / self.worker
        return [str(python), "-W", "ignore", str(worker), str(program), str(seconds), self.mode]


CONTENDERS = (
    Contender(
        name=ENGINE, worker="engine.py", mode="default", needs="from grader.explore import explore"
    ),
    Contender(name="stress", worker="stress.py", mode="-", needs="import threading"),
    Contender(
        name="frontrun dpor",
        worker="frontrun_worker.py",
        mode="dpor",
        needs="import frontrun, greenlet",
    ),
    Contender(
        name="frontrun random",
        worker="frontrun_worker.py",
        mode="random",
        needs="import frontrun, greenlet",
    ),
    Contender(
        name="interleave random",
        worker="interleave.py",
        mode="random",
        needs=INTERLEAVE,
    ),
    Contender(name="interleave pct", worker="interleave.py", mode="pct", needs=INTERLEAVE),
    Contender(name="interleave dfs", worker="interleave.py", mode="dfs", needs=INTERLEAVE),
)


def refusal(contender: Contender, python: Path) -> str | None:
    """Why the contender cannot run under this interpreter, or None if it can."""
    if not (ROOT / python).exists():
        return f"there is no {python}"
    probe = subprocess.run(
        [str(python), "-c", contender.needs],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if probe.returncode == 0:
        return None
    fault = probe.stderr.strip().splitlines()
    return f"not possible with {python}: {fault[-1] if fault else 'no message'}"
