"""The worker never calls task_done, so join never returns."""
# verdict: deadlock
# accept: lost wake-up
# kind: queue
# preemptions: 0
# source: CPython documentation of queue.Queue.task_done
import queue
import threading


def scenario():
    jobs = queue.Queue()
    results = []

    def worker():
        while True:
            job = jobs.get()
            if job is None:
                break
            results.append(job * 2)

    thread = threading.Thread(target=worker, daemon=True)
    thread.start()
    jobs.put(1)
    jobs.put(2)
    jobs.join()
    jobs.put(None)
    thread.join()
    assert results == [2, 4]
