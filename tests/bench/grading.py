"""How long one submission takes: bare pytest, local sandbox, Docker, in one run, side by side."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from grader import catalogue, pipeline, submission
from grader.model import Exercise, Submission, Suite
from grader.sandbox.docker import DockerSandbox
from grader.sandbox.interface import Sandbox
from grader.sandbox.local import LocalSandbox
from grader.settings import REPOSITORY

ROUNDS = 7
GOALS_S = {"docker": 1.0, "local": 0.3}
"""What grading may take beyond bare pytest."""
SUBMISSION = REPOSITORY / "solutions" / "race-counter" / "reference.py"
BARE_TEST = """\
import threading

from counter import Counter


def together(*bodies):
    threads = [threading.Thread(target=body) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_one_thread():
    counter = Counter()
    for _ in range(3):
        counter.increment()
    assert counter.value == 3


def test_two_threads():
    counter = Counter()
    together(counter.increment, counter.increment)
    assert counter.value == 2


def test_three_threads():
    counter = Counter()
    together(counter.increment, counter.increment, counter.increment)
    assert counter.value == 3
"""


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def bare_pytest(folder: Path) -> None:
    # Without the plugins of our development tools, which nobody else's pytest would load.
    alone = ["-c", os.devnull, "-p", "no:cacheprovider", "--disable-plugin-autoload"]
    run([sys.executable, "-m", "pytest", "-q", *alone, str(folder)])


def graded(sandbox: str) -> None:
    grade = ["grade", "race-counter", str(SUBMISSION), "--sandbox", sandbox]
    run([sys.executable, "-m", "grader", *grade])


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, check=False, cwd=REPOSITORY)
    if done.returncode != 0:
        sys.exit(f"bench: {' '.join(command)} failed:\n{(done.stdout + done.stderr).decode()}")


def compare() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "counter.py").write_text(SUBMISSION.read_text())
        (folder / "test_counter.py").write_text(BARE_TEST)
        contenders: dict[str, Callable[[], None]] = {
            "bare pytest": lambda: bare_pytest(folder),
            "local": lambda: graded("local"),
            "docker": lambda: graded("docker"),
        }
        for action in contenders.values():
            action()  # once unmeasured: caches, image
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, action in contenders.items():
                taken[name].append(timed(action))
    bare = statistics.median(taken["bare pytest"])
    print(f"\nOne submission of race-counter, median of {ROUNDS} (seconds)")
    print(f"{'':<12} {'median':>7} {'fastest':>8} {'beyond bare':>12} {'ratio':>6}   goal")
    for name, values in taken.items():
        median = statistics.median(values)
        goal = GOALS_S.get(name)
        verdict = (
            "" if goal is None else f"< {goal} {'reached' if median - bare < goal else 'MISSED'}"
        )
        print(
            f"{name:<12} {median:7.3f} {min(values):8.3f} {median - bare:12.3f} "
            f"{median / bare:6.2f}   {verdict}"
        )


def where_the_time_goes() -> None:
    exercise = catalogue.load("race-counter", REPOSITORY / "exercises")
    for sandbox in (LocalSandbox(), DockerSandbox()):
        sandbox.open(exercise.limits).close()
        phases = [one_by_one(sandbox, exercise) for _ in range(ROUNDS)]
        print(f"\nWhere the time goes: {sandbox.name} (median seconds)")
        for phase in phases[0]:
            print(f"  {phase:<34} {statistics.median(each[phase] for each in phases):7.3f}")
    starts = [
        timed(lambda: run([sys.executable, "-m", "grader", "--version"])) for _ in range(ROUNDS)
    ]
    print(f"\nStarting the command line ({sys.executable} -m grader --version): ", end="")
    print(f"{statistics.median(starts):.3f} s")


def one_by_one(sandbox: Sandbox, exercise: Exercise) -> dict[str, float]:
    handed_in = submission.read(SUBMISSION, exercise.limits)
    assert isinstance(handed_in, Submission)
    job = pipeline.job(exercise, handed_in, Suite.HIDDEN)
    ended: list[float] = []
    began = time.perf_counter()
    cell = sandbox.open(exercise.limits)
    opened = time.perf_counter()
    cell.run(job, lambda _: ended.append(time.perf_counter()))
    done = time.perf_counter()
    cell.close()
    return {
        "opening the cell": opened - began,
        "until the first check has ended": ended[0] - opened,
        "the other checks": ended[-1] - ended[0],
        "closing the cell": time.perf_counter() - done,
    }
