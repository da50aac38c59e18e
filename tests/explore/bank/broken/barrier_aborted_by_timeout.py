"""A party does not come in time, and the other is told that the barrier is broken."""
# verdict: fails
# kind: broken barrier
# preemptions: 0
# source: CPython documentation of threading.Barrier
import threading
import time

barrier = threading.Barrier(2, timeout=1)


def early():
    barrier.wait()


def late():
    time.sleep(2)
    barrier.wait()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(early, late)
