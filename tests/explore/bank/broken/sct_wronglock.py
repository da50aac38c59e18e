"""Two of three threads protect the same counter by different locks."""
# verdict: fails
# kind: wrong lock
# preemptions: 1
# source: SCTBench CS.wronglock_bad
import threading

first, second, count = threading.Lock(), threading.Lock(), 0


def add(lock):
    global count
    with lock:
        count += 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: add(first), lambda: add(first), lambda: add(second))
    assert count == 3
