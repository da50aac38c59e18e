"""task_done before the result is stored: join returns while the last job is still at work."""
# verdict: fails
# kind: queue
# preemptions: 1
# source: CPython documentation of queue.Queue.task_done
import queue
import threading


def scenario():
    jobs = queue.Queue()
    results = []

    def worker():
        while True:
            job = jobs.get()
            jobs.task_done()
            results.append(job + 1)

    threading.Thread(target=worker, daemon=True).start()
    jobs.put(1)
    jobs.join()
    assert results == [2], results
