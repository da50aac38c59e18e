"""Every way of sharing something is seen, and none is suspected without need."""

import json

import pytest

from grader.explore import Budget, explain
from tests.explore.kinds import KINDS, Kind
from tests.explore.programs import explored, program

UNSEEN = {
    "import asyncio": "what asyncio does",
    "import ctypes as c": "what ctypes does",
    "from multiprocessing import Process": "what multiprocessing does",
    "async def f(): pass": "async functions",
    "def f():\n    def g(): return x\n    x = 0\n    g.__closure__[0].cell_contents = 1": "cells",
    "def f(a=1): pass\nf.__defaults__ = (2,)": "defaults",
}


def found(kind: Kind, *, locked: bool) -> tuple[set[str], bool]:
    """The outcomes, and whether these are all; each is replayed from its token."""
    source = kind.source(locked=locked)
    exploration = explored(source)
    for outcome in exploration.outcomes:
        again = explain(program(source), outcome.token, budget=Budget(seconds=60.0), minimal=False)
        assert (again.ending, again.value) == (outcome.ending, outcome.value)
    return {_plain(outcome.value) for outcome in exploration.outcomes}, exploration.exhausted


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_two_threads_do_at_once_is_found(kind):
    outcomes, everything = found(kind, locked=False)

    assert kind.outcomes <= outcomes
    assert everything


@pytest.mark.parametrize("kind", [k for k in KINDS if k.twin], ids=lambda kind: kind.name)
def test_under_a_lock_there_is_one_outcome(kind):
    outcomes, everything = found(kind, locked=True)

    assert len(outcomes) == 1
    assert everything


@pytest.mark.parametrize("line", UNSEEN)
def test_what_is_not_seen_is_not_called_exhausted(line):
    exploration = explored(f"{line}\ndef scenario(): return 1\n")

    assert not exploration.exhausted
    assert UNSEEN[line] in exploration.bound


def test_random_numbers_do_not_depend_on_the_schedule():
    source = (
        "import random, threading\nfound = {}\n"
        "def draw(name): found[name] = random.random(), random.randint(1, 10**9)\n"
        "def scenario():\n"
        "    threads = [threading.Thread(target=draw, args=(n,)) for n in 'ab']\n"
        "    for thread in threads: thread.start()\n"
        "    for thread in threads: thread.join()\n"
        "    return [found['a'], found['b'], found['a'] != found['b']]\n"
    )
    exploration = explored(source)

    assert len(exploration.outcomes) == 1
    assert exploration.exhausted


def test_sets_of_objects_have_an_order_that_can_be_repeated():
    source = (
        "import threading\nclass Thing: pass\n"
        "def scenario():\n"
        "    things = [Thing() for _ in range(9)]\n"
        "    names = {thing: n for n, thing in enumerate(things)}\n"
        "    junk = [Thing() for _ in range(len(threading.enumerate()))]\n"
        "    def look(): order.append([names[t] for t in set(things)])\n"
        "    order = []\n"
        "    threads = [threading.Thread(target=look) for _ in range(2)]\n"
        "    for thread in threads: thread.start()\n"
        "    for thread in threads: thread.join()\n"
        "    return order, sorted(things, key=id) == things\n"
    )
    assert len(explored(source).outcomes) == 1
