"""Two workers and a single end mark, which the first one keeps."""
# verdict: deadlock
# accept: left running
# kind: worker pool
# preemptions: 0
# source: classic
import queue
import threading

jobs = queue.SimpleQueue()


def work():
    while jobs.get() is not None:
        pass


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    jobs.put(1)
    jobs.put(None)
    run(work, work)
