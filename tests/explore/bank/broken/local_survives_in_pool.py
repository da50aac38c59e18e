"""A pooled thread still knows the last request's user."""
# verdict: fails
# kind: thread-local misuse
# preemptions: 0
# source: Goetz, Java Concurrency in Practice, 3.3.3
import threading
from concurrent.futures import ThreadPoolExecutor

current = threading.local()


def request(user):
    if user is not None:
        current.user = user
    return getattr(current, "user", None)


def scenario():
    with ThreadPoolExecutor(max_workers=1) as pool:
        first = pool.submit(request, "ann")
        second = pool.submit(request, None)
    assert first.result() == "ann"
    assert second.result() is None, second.result()
