"""Looks like check-then-act: two workers pop until IndexError tells them that nothing is left."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: CPython documentation of collections.deque (thread-safe appends and pops)
import threading
from collections import deque


def scenario():
    jobs = deque(["a", "b"])
    done = []

    def worker():
        while True:
            try:
                job = jobs.popleft()
            except IndexError:
                return
            done.append(job)

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["a", "b"]
