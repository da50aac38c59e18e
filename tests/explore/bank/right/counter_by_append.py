"""Looks racy: two threads count by appending to one list, which is one atomic call."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: CPython FAQ, What kinds of global value mutation are thread-safe?
import threading


def scenario():
    hits = []

    def hit():
        hits.append(1)

    threads = [threading.Thread(target=hit) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hits) == 3
