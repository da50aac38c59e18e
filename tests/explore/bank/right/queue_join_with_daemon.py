"""Looks like a deadlock: the daemon worker waits for work for ever, queue.join waits for the jobs only."""
# verdict: ok
# kind: queue
# preemptions: -
# source: CPython documentation of queue.Queue.join (its example)
import queue
import threading


def scenario():
    jobs = queue.Queue()
    results = []

    def worker():
        while True:
            job = jobs.get()
            results.append(job * 2)
            jobs.task_done()

    threading.Thread(target=worker, daemon=True).start()
    for number in (1, 2):
        jobs.put(number)
    jobs.join()
    assert results == [2, 4]
