"""What a check can ask beyond the value of a driver: each question is answered both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import catalogue, pipeline
from grader.model import Verdict
from grader.sandbox.local import LocalSandbox

MANIFEST = """\
title: Every question
kind: explored
runtime: python-3.13
file: work.py
topics: [all]
lesson: [Threads share memory.]
profile: threads
policy:
  forbidden_imports: [threading.Barrier, concurrent.futures]
api:
  Work:
    kind: class
"""

DRIVERS = """\
import threading
import time

from submission import Work


def together(*bodies):
    threads = [threading.Thread(target=body, name=name) for body, name in zip(bodies, ("first", "second"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def meet():
    work, door = Work(), threading.Barrier(2)
    together(lambda: work.inside(door.wait), lambda: work.inside(door.wait))


def move():
    work = Work()
    together(work.move, Work().move)


def wait():
    work = Work()
    together(work.wait, lambda: (time.sleep(1), work.give()))


def wait_and_give():
    work = Work()
    together(work.wait, work.give)


def nap():
    began, work = time.monotonic(), Work()
    together(work.nap, work.nap)
    return time.monotonic() - began


def alone():
    Work().move()
"""

CHECKS = """\
from grader.harness import check



@check("They are inside together", points=1, hint="Think.")
def test_meets(explore):
    found = explore("meet")
    found.always(lambda value: value is None, "?", stuck="They are never inside together.")
    assert found.threads == 3, found.threads


@check("It naps in time", points=1, hint="Think.")
def test_naps(explore):
    found = explore("nap", on_time=True)
    found.always(lambda seconds: seconds == 2, "Too long.")
    assert found.virtual_seconds == 2, found.virtual_seconds


@check("It waits without asking", points=1, hint="Think.")
def test_waits(explore):
    found = explore("wait")
    found.always(lambda value: value is None, "?")
    found.never_spins("It asks again and again.")


@check("Two move at once", points=1, hint="Think.")
def test_moves(explore):
    explore.frozen("move", thread="first").can_finish(
        "second",
        "One moves at a time.",
        when=lambda moment: (963 in moment.written) != (2037 in moment.written),
    )


@check("Nobody stops others", points=1, hint="Think.")
def test_lock_free(explore):
    explore.lock_free("move", says="One can stop the other.")


@check("Everything is ordered", points=1, hint="Think.")
def test_races(explore):
    found = explore("wait_and_give")
    found.never_races("Nothing orders this.")


@check("It does without queues", points=1, hint="Think.")
def test_queues(source):
    source.never_uses("queue", "threading.Timer", says="Do without.")


@check("The thread is there", points=1, hint="Think.")
def test_named(explore):
    explore.frozen("alone", thread="nobody").always_finishes("second", "?")
"""

RIGHT = """\
import threading, time


class Work:
    def __init__(self):
        self.left, self.right, self.given = 1000, 2000, threading.Event()

    def inside(self, function):
        function()

    def nap(self):
        time.sleep(2)

    def wait(self):
        self.given.wait()

    def give(self):
        self.given.set()

    def move(self):
        self.left -= 37
        self.right += 37
"""
LOCKED_MOVE = "global_lock.acquire(); self.left -= 37; self.right += 37; global_lock.release()"


def observed(tmp_path: Path, source: str, checks: str = CHECKS) -> dict[str, tuple[Verdict, str]]:
    """Return verdict and message of each check on a submission."""
    folder = tmp_path / "every-question"
    for name, text in {
        "exercise.yaml": MANIFEST,
        "handout.md": "# Work\n",
        "starter.py": "class Work: ...\n",
        "public/drivers.py": DRIVERS,
        "public/test_work.py": CHECKS,
        "hidden/drivers.py": DRIVERS,
        "hidden/test_work.py": checks,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    file = tmp_path / "work.py"
    file.write_text(source, encoding="utf-8")
    grade = pipeline.grade(catalogue.load("every-question", tmp_path), file, LocalSandbox())
    assert grade.reason is None, [check.staff_note for check in grade.checks]
    return {check.id: (check.verdict, check.message) for check in grade.checks}


def test_right_code_passes_and_a_thread_that_never_was_fails(tmp_path: Path) -> None:
    seen = observed(tmp_path, RIGHT)

    assert seen.pop("named")[1].startswith("The thread `nobody` of this check never came to start")
    assert {verdict for verdict, _ in seen.values()} == {Verdict.PASSED}, seen


@pytest.mark.parametrize(
    ("old", "new", "check", "verdict", "says"),
    [
        (
            "        function()",
            "        with global_lock: function()",
            "meets",
            Verdict.NOT_CONCURRENT,
            "They are never inside together.",
        ),
        (
            "time.sleep(2)",
            "with global_lock: time.sleep(2)",
            "naps",
            Verdict.WRONG_RESULT,
            "Too long.",
        ),
        (
            "self.given.wait()",
            "\n        while not self.given.is_set(): pass",
            "waits",
            Verdict.BUSY_WAITING,
            "It asks again and again.",
        ),
        (
            "self.given.wait()",
            "\n        while not self.given.is_set(): time.sleep(0.1)",
            "waits",
            Verdict.BUSY_WAITING,
            "It asks again and again.",
        ),
        (
            "self.left -= 37\n        self.right += 37",
            LOCKED_MOVE,
            "moves",
            Verdict.NOT_CONCURRENT,
            "One moves at a time.",
        ),
        (
            "self.left -= 37\n        self.right += 37",
            LOCKED_MOVE,
            "lock-free",
            Verdict.NOT_CONCURRENT,
            "One can stop the other.",
        ),
        (
            "self.given.set()",
            "self.left = 1; self.given.set()",
            "races",
            Verdict.PASSED,
            "",
        ),
        (
            "self.given.wait()",
            "self.left += 1; self.given.wait(); self.left += 1\n\n    def give(self): self.left += 1; self.given.set()\n",
            "races",
            Verdict.DATA_RACE,
            "Nothing orders this.",
        ),
        (
            "import threading, time",
            "import threading, time\nfrom queue import Queue as Line",
            "queues",
            Verdict.NOT_ALLOWED,
            "Line 2 uses `queue`, which this exercise does not allow. Do without.",
        ),
    ],
)
def test_wrong_code_is_told_what_was_asked(
    tmp_path: Path, old: str, new: str, check: str, verdict: Verdict, says: str
) -> None:
    source = RIGHT.replace(old, new) + "\n\nglobal_lock = threading.Lock()\n"
    if "def give(self): " in new:  # it replaces the one below
        source = source.replace("    def give(self):\n        self.given.set()\n", "")

    found = observed(tmp_path, source)[check]

    assert found[0] is verdict, found
    assert says in found[1]


def test_an_ending_can_be_left_to_others(tmp_path: Path) -> None:
    checks = CHECKS.replace('stuck="They are never inside together."', 'leaves=("deadlock",)')
    source = RIGHT.replace("        function()", "        with global_lock: function()")

    seen = observed(tmp_path, source + "\n\nglobal_lock = threading.Lock()\n", checks)

    assert seen["meets"][0] is Verdict.PASSED


def test_what_the_policy_forbids_fails_every_check_with_its_line(tmp_path: Path) -> None:
    seen = observed(tmp_path, RIGHT + "\n\nbarrier = threading.Barrier(2)\n")

    assert {verdict for verdict, _ in seen.values()} == {Verdict.NOT_ALLOWED}
    assert (
        seen["meets"][1] == "Line 25 uses `threading.Barrier`, which this exercise does not allow."
    )
