"""Measure the engine, plain stress and the baselines on the bank, and print the goals' table.

`make bench` runs it with the baselines in an environment of their own; by hand, from the root of
the repository: `python -m tests.bench.explore --python INTERPRETER_WITH_THE_BASELINES`.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.explore.bank.index import programs

from .contenders import CONTENDERS, ENGINE, Contender, refusal
from .goals import goals
from .measure import Settings, measure
from .table import print_all


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.explore", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="budget per program")
    parser.add_argument(
        "--sample",
        type=int,
        default=16,
        help="the baselines see every n-th program (1: all); %(default)s takes some minutes",
    )
    parser.add_argument("--only", default="", help="programs whose name contains this")
    parser.add_argument("--engine-only", action="store_true", help="leave the baselines out")
    parser.add_argument(
        "--python", type=Path, default=Path(sys.executable), help="interpreter of the baselines"
    )
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> tuple[dict[Contender, Path], dict[str, str]]:
    """The contenders that can run, with their interpreters; and the others, with the reason."""
    running: dict[Contender, Path] = {}
    refused: dict[str, str] = {}
    for contender in CONTENDERS:
        python = Path(sys.executable) if contender.name == ENGINE else options.python
        if options.engine_only and contender.name != ENGINE:
            refused[contender.name] = "left out by --engine-only"
            continue
        reason = refusal(contender, python)
        if reason is None:
            running[contender] = python
        else:
            refused[contender.name] = reason
    return running, refused


def version(python: Path) -> str:
    """What the interpreter calls itself."""
    if not python.exists():
        return f"{python}, which does not exist"
    return subprocess.run(
        [str(python), "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def main() -> int:
    """0 if every goal that was measured is reached, else 1."""
    options = arguments()
    running, refused = chosen(options)
    bank = [program for program in programs() if options.only in program.path.stem]
    settings = Settings(seconds=options.seconds, sample=options.sample)
    measured = measure(bank, running, settings=settings, refused=refused)
    print(f"The engine runs under {version(Path(sys.executable))}, ", end="")
    print(f"stress and the baselines under {version(options.python)}.")
    print_all(measured)
    return int(any(row.reached is False for row in goals(measured)))


if __name__ == "__main__":
    sys.exit(main())
