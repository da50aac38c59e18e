"""Two workers take jobs from a queue until each has found its end mark."""
# verdict: ok
# kind: worker pool
# preemptions: -
# source: classic
import queue
import threading

jobs, lock, done = queue.SimpleQueue(), threading.Lock(), []


def work():
    while (job := jobs.get()) is not None:
        with lock:
            done.append(job * job)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    for job in (1, 2, None, None):
        jobs.put(job)
    run(work, work)
    assert sorted(done) == [1, 4]
