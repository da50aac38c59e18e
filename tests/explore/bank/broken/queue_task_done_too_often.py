"""task_done in the loop and again in `finally`."""
# verdict: fails
# kind: queue
# preemptions: 0
# source: CPython documentation of queue.Queue.task_done (ValueError)
import queue
import threading


def scenario():
    jobs = queue.Queue()
    for number in range(2):
        jobs.put(number)

    def worker():
        try:
            for _ in range(2):
                jobs.get()
                jobs.task_done()
        finally:
            jobs.task_done()

    thread = threading.Thread(target=worker)
    thread.start()
    jobs.join()
    thread.join()
