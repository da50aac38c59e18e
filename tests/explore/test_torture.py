"""Programs that never end, swallow everything, block for real: a verdict all the same."""

import time

import pytest

from grader.explore import explore

HOSTILE = {
    "timed out, in a loop": """
import threading
def f():
    while True: pass
def scenario():
    t = threading.Thread(target=f); t.start(); t.join()
""",
    "livelock": """
import threading
lock = threading.Lock()
class Box: n = 0
def f():
    while True:
        try:
            with lock: Box.n += 1
        except: pass
def scenario():
    t = threading.Thread(target=f); t.start(); t.join()
""",
    "timed out, in the kernel": """
import os, threading
def scenario():
    r, w = os.pipe()
    t = threading.Thread(target=os.read, args=(r, 1)); t.start(); t.join()
""",
    "too many threads": """
import threading
def f():
    while True: threading.Thread(target=threading.Event().wait).start()
def scenario():
    t = threading.Thread(target=f); t.start(); t.join()
""",
    "deadlock": """
import threading
lock = threading.Lock()
def f():
    while True:
        try:
            with lock: lock.acquire()
        except BaseException: pass
def scenario():
    t = threading.Thread(target=f); t.start(); t.join()
""",
}


@pytest.mark.parametrize("verdict", HOSTILE)
def test_a_hostile_program_gets_its_verdict_in_time(verdict):
    began = time.monotonic()
    report = explore(HOSTILE[verdict], seconds=3)
    assert report.verdict == verdict.partition(",")[0]
    assert time.monotonic() - began < 6


def test_recursion_900_deep_in_a_thread_works():
    source = """
import threading
class Deep:
    def down(self, n): return 0 if n == 0 else 1 + self.down(n - 1)
def scenario():
    out = []
    t = threading.Thread(target=lambda: out.append(Deep().down(900))); t.start(); t.join()
    return out
"""
    assert explore(source).outcomes[0].value == [900]


def test_the_next_exploration_is_unaffected():
    assert explore(HOSTILE["deadlock"], seconds=3).verdict == "deadlock"
    assert explore("def scenario():\n    return 1\n", seconds=3).ok
