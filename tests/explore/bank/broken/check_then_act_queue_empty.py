"""`while not jobs.empty(): jobs.get()` blocks for ever when another worker was faster."""
# verdict: deadlock
# accept: lost wake-up
# kind: check-then-act
# preemptions: 1
# source: CPython documentation of queue.Queue.empty (no guarantee that get will not block)
import queue
import threading


def scenario():
    jobs = queue.Queue()
    jobs.put("job")
    done = []

    def worker():
        while not jobs.empty():
            done.append(jobs.get())

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == ["job"]
