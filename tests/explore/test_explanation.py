import json
import subprocess
import sys

import pytest

from grader.explore import (
    Budget,
    Module,
    Program,
    TokenError,
    explain,
    explore,
    render,
    replay,
    run,
    to_plain,
)
from tests.explore.programs import COUNTER, TWO_LOCKS, endings, explored, program

FAILING = COUNTER.replace("return counter.value", "assert counter.value == 2")


def outcome(source, ending, value=None):
    found = explored(source)
    return next(o for o in found.outcomes if o.ending.value == ending and o.value == value)


def test_a_lost_update_is_told_in_four_rows():
    told = explain(program(COUNTER), outcome(COUNTER, "returned", 1).token)
    assert told.preemptions == 1
    assert told.minimal
    assert [(row.operation, row.target, row.value) for row in told.rows] == [
        ("read", "counter.value", "0"),
        ("read", "counter.value", "0"),
        ("write", "counter.value", "1"),
        ("write", "counter.value", "1"),
    ]
    assert "is lost" in told.story
    assert told.conflict.first_writes or told.conflict.second_writes
    assert told.conflict_rows == (0, 2, 3)


def test_a_deadlock_names_the_locks_and_the_lines():
    told = explain(program(TWO_LOCKS), outcome(TWO_LOCKS, "deadlock").token)
    first, second = told.cycle[:2]
    assert (first.wants, first.holds, first.line) == ("b", ("a",), 6)
    assert (second.wants, second.holds, second.line) == ("a", ("b",), 9)
    assert told.story.endswith("nobody can go on.")
    assert {(row.operation, row.target) for row in told.rows[-2:]} == {
        ("block", "a"),
        ("block", "b"),
    }


def test_the_schedule_is_minimised():
    source = COUNTER.replace("self.value += 1", "self.value += 1; self.value += 1")
    told = explain(program(source), outcome(source, "returned", 2).token)
    assert told.preemptions <= 2
    assert told.minimal


def test_a_foreign_token_is_refused():
    with pytest.raises(TokenError):
        explain(program(COUNTER), "1:1@999a>2")
    with pytest.raises(TokenError):
        explain(program(COUNTER), "nonsense")


def test_results_are_small_json():
    told = explain(program(TWO_LOCKS), outcome(TWO_LOCKS, "deadlock").token)
    assert len(json.dumps(to_plain(told))) < 48_000
    plain = to_plain(explored(COUNTER))
    assert {o["value"] for o in json.loads(json.dumps(plain))["outcomes"]} == {1, 2}
    assert plain["truncated"] == {}


def test_the_timeline_has_a_column_for_each_thread():
    told = explain(program(COUNTER), outcome(COUNTER, "returned", 1).token)
    text = render(told)
    assert "Thread-1 (increment)" in text
    assert "write counter.value = 1" in text
    assert told.token in text


def test_explore_runs_in_a_process_of_its_own():
    report = explore(FAILING)
    assert report.verdict == "raised"
    assert report.failure.preemptions == 1
    again = replay(FAILING, report.token)
    assert again.rows == report.failure.rows
    assert again.token == report.token


def test_a_program_that_ends_the_process_is_a_result():
    report = explore("import os\ndef scenario():\n    os._exit(3)\n", seconds=2)
    assert report.verdict == "crashed"
    assert report.outcomes[0].error.message.endswith("exit status 3")


def test_a_program_that_is_killed_has_crashed():
    source = "import os, signal\ndef scenario():\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    report = explore(source, seconds=2)
    assert report.verdict == "crashed"
    assert "SIGKILL" in report.outcomes[0].error.message


@pytest.mark.parametrize("hash_seed", ["0", "1", "77"])
def test_a_token_means_the_same_under_any_hash_seed(hash_seed):
    token = outcome(COUNTER, "returned", 1).token
    code = (
        "import sys\nfrom grader.explore import explain\n"
        "from tests.explore.programs import COUNTER, program\n"
        "told = explain(program(COUNTER), sys.argv[1])\n"
        "print(told.value, told.token, [(r.thread, r.line, r.operation, r.value) for r in told.rows])"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code, token], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("random", hash_seed)
    }  # fmt: skip
    assert len(texts) == 1
    assert texts.pop().startswith("1 1:")


def test_every_outcome_replays_to_itself():
    for source in (COUNTER, TWO_LOCKS):
        for found in explored(source).outcomes:
            told = explain(program(source), found.token, budget=Budget(seconds=30), minimal=False)
            assert (told.ending, told.value) == (found.ending, found.value)
    assert endings(explored(TWO_LOCKS)) == {"returned", "deadlock"}


def test_a_line_of_a_scenario_in_a_module_of_its_own_is_named_with_its_file():
    submission = (
        "import threading\nlock = threading.Lock()\ndef work():\n    with lock: lock.acquire()\n"
    )
    drivers = "import threading\nfrom submission import work\ndef go():\n    t = threading.Thread(target=work)\n    t.start()\n    t.join()\n"
    both = Program(
        (Module("submission", submission, "mine.py"), Module("drivers", drivers, "drivers.py")),
        "drivers.go",
    )
    (outcome,) = run(both, Budget()).outcomes
    told = explain(both, outcome.token)
    assert [blocked.where for blocked in told.cycle] == ["line 4", "line 6 of drivers.py"]
    assert "line 4" in told.story


def test_a_lock_is_called_by_what_lasts_and_not_by_the_variable_of_one_thread():
    source = """
import threading
class Account:
    def __init__(self): self.lock = threading.Lock()
a, b = Account(), Account()
def move(first, second):
    with first.lock:
        inner = second.lock
        with inner: pass
def scenario():
    threads = [threading.Thread(target=move, args=pair) for pair in ((a, b), (b, a))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""
    told = explain(program(source), outcome(source, "deadlock").token)

    assert {blocked.wants for blocked in told.cycle[:2]} == {"a.lock", "b.lock"}
    assert {row.target for row in told.rows} == {"a.lock", "b.lock"}


def test_reading_a_whole_container_clashes_with_a_change_of_an_element():
    source = """
import threading
balances = {"a": 3, "b": 4}
def move():
    balances["a"] -= 1
    balances["b"] += 1
def scenario():
    thread = threading.Thread(target=move)
    thread.start()
    total = sum(balances.values())
    thread.join()
    return total
"""
    told = explain(program(source), outcome(source, "returned", 6).token)

    assert "read balances = {'a': 2, 'b': 4}" in told.story
    assert told.conflict.field.startswith("balances")
    assert "one after another" not in told.story


@pytest.mark.parametrize(
    ("threads", "story"),
    [(0, "It takes a single thread"), (1, "No thread was stopped in the middle")],
)
def test_a_schedule_without_a_pre_emption_is_said_to_have_none(threads, story):
    source = f"""
import threading
def scenario():
    seen = []
    threads = [threading.Thread(target=seen.append, args=(7,)) for _ in range({threads})]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return len(seen)
"""
    told = explain(program(source), outcome(source, "returned", threads).token)

    assert told.story.startswith(story)
