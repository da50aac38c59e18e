"""A process of its own ends when its processor time is used up, or when it waits in vain."""

import pytest

from grader.explore.child import Activity, ChildTimedOut, call
from grader.explore.library import explore


def stat(path, *, state: str, used: int):
    path.write_text(f"7 (a (odd) name) {state} {' '.join('0' * 10)} {used} 0 0", encoding="utf-8")


def looks(activity: Activity, path, state: str, each: int) -> list[bool]:
    found = []
    for number in range(12):
        stat(path, state=state, used=number * each)
        found.append(activity.is_idle())
    return found


def test_a_process_that_waits_for_a_processor_is_not_idle(tmp_path):
    path = tmp_path / "stat"
    assert not any(looks(Activity(path), path, "R", 0))


def test_a_process_that_uses_its_processor_is_not_idle(tmp_path):
    path = tmp_path / "stat"
    assert not any(looks(Activity(path), path, "S", 1))


def test_a_process_that_waits_for_something_else_is_idle_after_a_while(tmp_path):
    path = tmp_path / "stat"
    found = looks(Activity(path), path, "S", 0)
    assert not any(found[:10])
    assert all(found[10:])


def test_a_process_of_which_nothing_is_known_counts_as_idle(tmp_path):
    assert Activity(tmp_path / "none").is_idle()


def test_a_long_calculation_in_c_ends_with_the_processor_time():
    with pytest.raises(ChildTimedOut, match="processor time"):
        call(sum, range(10**15), seconds=0.2)


def test_a_real_wait_times_out():
    source = "import os\ndef scenario():\n    os.read(os.pipe()[0], 1)\n"
    assert explore(source, seconds=0.3).verdict == "timed out"
