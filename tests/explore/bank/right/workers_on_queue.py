"""Two workers on a queue of jobs that is filled while they are at work."""
# verdict: ok
# kind: worker pool
# preemptions: -
# source: classic
import queue
import threading

jobs, lock, done = queue.Queue(), threading.Lock(), []


def work():
    while (job := jobs.get()) is not None:
        with lock:
            done.append(job)


def feed():
    for job in (1, 2, None, None):
        jobs.put(job)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(work, work, feed)
    assert sorted(done) == [1, 2]
