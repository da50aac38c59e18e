"""Callbacks of futures run in the pool's threads and add to one total."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: CPython documentation of Future.add_done_callback
from concurrent.futures import ThreadPoolExecutor


def scenario():
    totals = {"letters": 0}

    def add(future):
        totals["letters"] += future.result()

    with ThreadPoolExecutor(max_workers=2) as pool:
        for word in ("a", "bc"):
            pool.submit(len, word).add_done_callback(add)
    assert totals["letters"] == 3, totals
