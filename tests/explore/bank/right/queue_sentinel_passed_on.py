"""Looks like one sentinel too few: each worker puts it back for the next before it ends."""
# verdict: ok
# kind: queue
# preemptions: -
# source: classic (poison pill handed on)
import threading
from queue import SimpleQueue


def scenario():
    jobs = SimpleQueue()
    done = []

    def worker():
        while (job := jobs.get()) is not None:
            done.append(job)
        jobs.put(None)

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    jobs.put("a")
    jobs.put(None)
    for thread in threads:
        thread.join()
    assert done == ["a"]
