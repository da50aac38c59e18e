"""join returns at once because nothing was put yet."""
# verdict: fails
# kind: empty queue is done
# preemptions: 0
# source: CPython documentation of queue
import queue
import threading

jobs, done = queue.Queue(), []


def produce():
    jobs.put(1)


def work():
    done.append(jobs.get())
    jobs.task_done()


def scenario():
    for target in (produce, work):
        threading.Thread(target=target).start()
    jobs.join()
    assert done == [1]
