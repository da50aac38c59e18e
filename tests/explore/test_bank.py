"""Every program of the bank gets a verdict that its header accepts, and its shortest schedule."""

import pytest

from grader.explore import Budget, Module, Program, run
from grader.explore.child import call
from grader.explore.library import failing
from tests.explore.bank.index import BankProgram, programs

BUDGET = Budget(schedules=1_500, seconds=20.0)


def verdict_of(source: str, name: str) -> str:
    found = run(
        Program((Module("program", source, name),), "program.scenario"), BUDGET, output=print
    )
    failures = failing(found)
    return failures[0].ending.value if failures else "ok"


@pytest.mark.parametrize("entry", programs(), ids=lambda entry: entry.path.stem)
def test_the_verdict_is_accepted(entry: BankProgram):
    source = entry.path.read_text(encoding="utf-8")
    verdict = call(verdict_of, source, entry.path.name, seconds=30.0)
    assert {"raised": "fails"}.get(verdict, verdict) in {entry.verdict, *entry.accepted}
