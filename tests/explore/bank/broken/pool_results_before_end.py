"""shutdown(wait=False), and the results are read at once."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: CPython documentation of Executor.shutdown
from concurrent.futures import ThreadPoolExecutor


def scenario():
    results = []
    pool = ThreadPoolExecutor(max_workers=2)
    pool.submit(results.append, "a")
    pool.submit(results.append, "b")
    pool.shutdown(wait=False)
    assert sorted(results) == ["a", "b"], results
