import pytest

from grader.explore import Budget, Manner, Module, Program, run, survey
from grader.explore.values import encode
from tests.explore.programs import (
    BUFFER,
    COUNTER,
    LOCKED_COUNTER,
    PHILOSOPHERS,
    TWO_LOCKS,
    endings,
    explored,
    in_threads,
    program,
    values,
)  # fmt: skip


def test_an_unlocked_counter_loses_an_update():
    found = explored(COUNTER)
    assert values(found) == {"1", "2"}
    assert found.exhausted
    assert not found.race_free


def test_a_locked_counter_is_exhausted_in_two_executions():
    found = explored(LOCKED_COUNTER)
    assert values(found) == {"2"}
    assert found.exhausted
    assert found.schedules <= 2
    assert found.race_free


def test_ordered_philosophers_are_exhausted_in_twelve_executions():
    found = explored(PHILOSOPHERS)
    assert endings(found) == {"returned"}
    assert found.exhausted
    assert found.schedules <= 12


def test_a_bounded_buffer_is_exhausted_in_150_executions():
    found = explored(BUFFER)
    assert values(found) == {"[0, 1]"}
    assert found.exhausted
    assert found.schedules <= 150


def test_opposite_locks_deadlock():
    assert endings(explored(TWO_LOCKS)) == {"returned", "deadlock"}


def test_taking_a_lock_twice_deadlocks():
    source = (
        "import threading\ndef scenario():\n    l = threading.Lock(); l.acquire(); l.acquire()\n"
    )
    assert endings(explored(source)) == {"deadlock"}


def test_a_notify_before_the_wait_is_a_lost_wakeup():
    found = explored(
        in_threads(
            "with s.c: s.c.wait()", "with s.c: s.c.notify()", state="s.c = threading.Condition()"
        )
    )
    assert endings(found) == {"returned", "lost wake-up"}


def test_an_exception_in_a_thread_is_an_outcome():
    found = explored(in_threads("raise KeyError('x')", "pass"))
    [outcome] = found.outcomes
    assert outcome.ending.value == "raised"
    assert outcome.error.type_name == "KeyError"
    assert outcome.error.thread.startswith("Thread-1")


def test_elements_of_a_list_are_independent():
    found = explored(in_threads("s.l[0] += 1", "s.l[1] += 1", state="s.l = [0, 0]", result="s.l"))
    assert values(found) == {"[1, 1]"}
    assert found.schedules <= 2


def test_updates_of_one_element_race():
    found = explored(
        in_threads("s.d['k'] += 1", "s.d['k'] += 1", state="s.d = {'k': 0}", result="s.d['k']")
    )
    assert values(found) == {"1", "2"}


def test_a_nonlocal_counter_races():
    body = "nonlocal n\nn += 1"
    assert values(explored(in_threads(body, body, state="n = 0", result="n"))) == {"1", "2"}


def test_a_global_counter_races():
    source = in_threads("bump()", "bump()", result="n").replace(
        "class State", "n = 0\ndef bump():\n    global n\n    n += 1\nclass State"
    )
    assert values(explored(source)) == {"1", "2"}


def test_a_closed_over_loop_variable_is_seen_to_change():
    source = """
import threading
def scenario():
    seen = []
    threads = []
    for i in range(2):
        threads.append(threading.Thread(target=lambda: seen.append(i)))
        threads[-1].start()
    for thread in threads: thread.join()
    return sorted(seen)
"""
    assert values(explored(source)) == {"[0, 1]", "[1, 1]"}


def test_a_spinning_loop_ends_and_is_noted():
    found = explored(in_threads("while not s.go: pass", "s.go = True", state="s.go = False"))
    assert endings(found) == {"returned"}
    assert found.exhausted
    assert [spin.place.line for spin in found.spinning] == [7]


def test_spinning_for_what_never_comes_is_busy_waiting():
    found = explored(in_threads("while not s.go: pass", state="s.go = False"))
    assert endings(found) == {"busy waiting"}


def test_a_loop_that_looks_at_nothing_waits_for_nobody():
    found = explored(in_threads("while True: pass"))
    assert endings(found) == {"timed out"}
    assert [spin.place.line for spin in found.spinning] == [6]


def test_a_thread_that_spins_after_the_scenario_is_left_running():
    source = "import threading\ndef f():\n    while True: pass\ndef scenario():\n    threading.Thread(target=f).start()\n"
    assert endings(explored(source)) == {"left running"}


def test_a_daemon_that_waits_for_ever_is_fine():
    source = """
import threading
def scenario():
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    return 1
"""
    assert endings(explored(source)) == {"returned"}


def test_time_is_virtual():
    found = explored(in_threads("time.sleep(1000)", "time.sleep(500)", result="time.monotonic()"))
    assert found.virtual_seconds == 1000.0
    assert found.least_virtual_seconds == 1000.0


def test_sleep_does_not_order_threads():
    found = explored(
        in_threads("s.x = 1", "time.sleep(1)\ns.y = s.x", state="s.x = s.y = 0", result="s.y")
    )
    assert values(found) == {"0", "1"}


def test_a_timeout_holds_in_virtual_time():
    body = "start = time.monotonic()\ns.got = s.lock.acquire(timeout=2)\ns.took = time.monotonic() - start"
    state = "s.lock = threading.Lock(); s.lock.acquire()"
    found = explored(in_threads(body, state=state, result="(s.got, s.took)"))
    assert values(found) == {str({"tuple": [False, {"float": "2.0"}]})}


def test_starting_threads_for_ever_is_cut_off():
    source = """
import threading
def scenario():
    while True: threading.Thread(target=threading.Event().wait).start()
"""
    assert endings(explored(source, threads=20, schedules=1)) == {"too many threads"}


def test_the_same_seed_gives_the_same_result():
    first, second = explored(BUFFER), explored(BUFFER)
    assert [(o.token, o.count) for o in first.outcomes] == [
        (o.token, o.count) for o in second.outcomes
    ]
    assert first.schedules == second.schedules


def test_modules_import_one_another():
    drivers = "from submission import f\ndef scenario(x): return f(x)\n"
    modules = (
        Module("submission", "def f(x): return x + 1\n", "s.py"),
        Module("drivers", drivers, "d.py"),
    )
    found = run(Program(modules, "drivers.scenario", (1,)), Budget())
    assert values(found) == {"2"}


def test_a_pool_is_real():
    source = """
from concurrent.futures import ThreadPoolExecutor
def scenario():
    with ThreadPoolExecutor(1) as pool:
        return list(pool.map(lambda x: x * x, [1, 2]))
"""
    assert values(explored(source, schedules=200)) == {"[1, 4]"}


POLLED = """
import threading, time
condition, event, lock, ready = threading.Condition(), threading.Event(), threading.Lock(), []
def give():
    time.sleep(5)
    with condition:
        ready.append(True)
        event.set()
        condition.notify_all()
def wait():
{body}
def scenario():
    threads = [threading.Thread(target=wait), threading.Thread(target=give)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


@pytest.mark.parametrize(
    "body",
    [
        "    while not ready: time.sleep(0.1)",
        "    while True:\n        with lock:\n            if ready: return\n        time.sleep(0.1)",
        "    with condition:\n        while not ready: condition.wait(0.1)",
        "    while not event.wait(0.1): pass",
        "    rounds = 0\n    while not ready:\n        time.sleep(0.1)\n        rounds += 1",
    ],
)
def test_a_loop_that_asks_now_and_then_is_noted(body):
    found = survey(program(POLLED.format(body=body)), Budget(seconds=60), Manner(early_wakeups=0))

    assert [spin.sleeps for spin in found.spinning] == [True]


@pytest.mark.parametrize(
    "body",
    [
        "    with condition:\n        while not ready: condition.wait()",
        "    with condition:\n        condition.wait_for(lambda: ready, 3)",
        "    until = time.monotonic() + 3\n    with condition:\n        while not ready:\n"
        "            left = until - time.monotonic()\n            if left <= 0: return\n"
        "            condition.wait(left)",
        "    for number in range(4):\n        time.sleep(1)\n        ready.append(number)",
    ],
)
def test_waiting_for_a_signal_or_for_time_to_pass_is_not(body):
    found = survey(program(POLLED.format(body=body)), Budget(seconds=60), Manner(early_wakeups=0))

    assert not found.spinning


def test_the_dict_of_thread_local_data_is_the_thread_s_own_and_lasts():
    found = explored("""
import threading
here = threading.local()
def work(name, seen):
    here.__dict__.setdefault("pile", []).append(name)
    vars(here)["name"] = name
    seen.append([here.pile, here.name, sorted(here.__dict__)])
def scenario():
    seen = []
    threads = [threading.Thread(target=work, args=(name, seen)) for name in "ab"]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return sorted(seen)
""")
    assert [o.value for o in found.outcomes] == [
        encode([[["a"], "a", ["name", "pile"]], [["b"], "b", ["name", "pile"]]])
    ]
