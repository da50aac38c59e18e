from grader.explore import Budget, Module, Program, can_overlap, freeze, lock_free
from tests.explore.programs import LOCKED_COUNTER, program

BUDGET = Budget(seconds=60)
BANK = """
import threading
class Account:
    def __init__(self):
        self.balance = 10
        self.lock = threading.Lock()
a, b, c, d = (Account() for _ in range(4))
one_for_all = threading.Lock()
def transfer(source, target):
    with {locks}:
        source.balance -= 1
        target.balance += 1
def scenario():
    threads = [threading.Thread(target=transfer, args=pair) for pair in ((a, b), (c, d))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""
SUPPORT = """
import threading
class AtomicReference:
    def __init__(self, value=None):
        self._value, self._lock = value, threading.Lock()
    def get(self):
        with self._lock: return self._value
    def compare_and_set(self, expected, new):
        with self._lock:
            if self._value is not expected: return False
            self._value = new
            return True
"""
STACK = """
from support import AtomicReference
class Stack:
    def __init__(self): self.top = AtomicReference()
    def push(self, item):
        while True:
            top = self.top.get()
            if self.top.compare_and_set(top, (item, top)): return
"""
DRIVER = """
import threading
from submission import Stack
def scenario():
    stack = Stack()
    threads = [threading.Thread(target=stack.push, args=(n,)) for n in (1, 2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def test_disjoint_transfers_with_locks_of_their_own_overlap():
    assert can_overlap(program(BANK.format(locks="source.lock, target.lock")), BUDGET)


def test_one_lock_around_everything_does_not_overlap():
    assert not can_overlap(program(BANK.format(locks="one_for_all")), BUDGET)


def test_a_locked_counter_is_not_lock_free():
    answer = lock_free(program(LOCKED_COUNTER), BUDGET)
    assert not answer.holds
    assert answer.counterexample.unfinished


def test_a_stack_on_compare_and_set_is_lock_free():
    modules = (
        Module("support", SUPPORT, "support.py"),
        Module("submission", STACK, "submission.py"),
        Module("drivers", DRIVER, "drivers.py"),
    )
    answer = lock_free(
        Program(modules, "drivers.scenario"), BUDGET, modules=frozenset({"submission"}), samples=3
    )
    assert answer.holds


def test_freezing_says_where_the_thread_stands():
    moments = freeze(program(LOCKED_COUNTER), BUDGET).moments
    assert moments[0].finished == ("2",)
    assert any(moment.unfinished == ("2",) for moment in moments)


NAMED = """
import threading, time
class Counter:
    def __init__(self):
        self.value = 0
        {lock}
    def increment(self):
        with self.lock:
            {body}
            self.value += 1
def scenario():
    counters = [Counter(), Counter()]
    threads = [
        threading.Thread(target=counter.increment, name=name)
        for counter, name in zip(counters, ("first", "second"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def named(lock, body="pass"):
    return program(NAMED.format(lock=lock, body=body))


def test_a_thread_is_frozen_by_its_name_and_the_others_are_told_by_theirs():
    moments = freeze(named("self.lock = threading.Lock()"), BUDGET, thread="first").moments
    assert {moment.name for moment in moments} == {"first"}
    assert all("second" in moment.finished_names for moment in moments)


def test_time_passes_for_the_others_while_one_stands_still():
    moments = freeze(
        named("self.lock = threading.Lock()", "time.sleep(1)"), BUDGET, thread="first"
    ).moments
    assert moments
    assert all("second" in moment.finished_names for moment in moments)


def test_one_lock_for_all_keeps_the_others_waiting_at_some_moment():
    shared = "self.lock = Counter.__dict__.get('all') or threading.Lock(); Counter.all = self.lock"
    moments = freeze(named(shared), BUDGET, thread="first").moments
    assert any("second" not in moment.finished_names for moment in moments)
    assert any("second" in moment.finished_names for moment in moments)
