"""A permit that was not got is given back."""
# verdict: fails
# kind: over-release
# preemptions: 1
# source: classic
import threading

permits, inside = threading.Semaphore(1), []


def work():
    try:
        if permits.acquire(blocking=False):
            inside.append(1)
            assert len(inside) == 1
            inside.pop()
    finally:
        permits.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(work, work, work)
