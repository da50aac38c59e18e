from __future__ import annotations

import pytest

from grader.harness.uses import uses


def names(source: str) -> list[tuple[str, int]]:
    answer = uses({"modules": {"submission": source}, "file": "mine.py"})
    return [(item["name"], item["line"]) for item in answer["names"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import queue", "queue"),
        ("import concurrent.futures as pools", "concurrent.futures"),
        ("from concurrent import futures", "concurrent.futures"),
        ("from threading import Barrier as Gate", "threading.Barrier"),
        ("def late():\n    import queue", "queue"),
        ("import threading as t\nt.Barrier(2)", "threading.Barrier"),
        ("import threading\nb = threading\nb.Barrier(2)", "threading.Barrier"),
        ("import threading\ngetattr(threading, 'Barrier')", "threading.Barrier"),
        ("from threading import *\nBarrier(2)", "threading.Barrier"),
        ("import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor(2)",
         "concurrent.futures.ThreadPoolExecutor"),
        ("__import__('queue')", "queue"),
        ("from importlib import import_module as load\nload('queue')", "queue"),
        ("import importlib\nload = importlib.import_module\nload('queue').Queue()", "queue.Queue"),
    ],
)  # fmt: skip
def test_a_use_is_seen_however_it_is_written(source: str, name: str) -> None:
    line = source.count("\n") + 1

    assert (name, line) in names(source)


@pytest.mark.parametrize(
    "source",
    [
        "class Barrier: pass\nBarrier()",
        "from threading import *\nLock()",
        "import threading\nthreading.Lock()",
        "self = object()\nself.Barrier = 1",
        "from . import threading",
        "x = 'import threading.Barrier'",
    ],
)
def test_other_names_are_no_use(source: str) -> None:
    assert not [name for name, _ in names(source) if name.startswith("threading.Barrier")]


@pytest.mark.parametrize("source", ["def", "(" * 500, "\0"])
def test_what_cannot_be_read_uses_nothing(source: str) -> None:
    assert names(source) == []
