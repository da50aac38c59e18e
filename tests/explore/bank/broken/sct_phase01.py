"""The second phase takes locks that the first has not given back."""
# verdict: deadlock
# kind: lock taken twice
# preemptions: 0
# source: SCTBench CS.phase01_bad
import threading

x, y = threading.Lock(), threading.Lock()


def first():
    x.acquire()
    y.acquire()
    y.release()


def second():
    y.acquire()
    x.acquire()
    x.release()
    y.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(first, second)
