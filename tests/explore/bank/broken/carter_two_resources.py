"""The first user of each kind takes the shared resource, in opposite order."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: SCTBench CS.carter01_bad
import threading

mutex, shared, other = threading.Lock(), threading.Lock(), threading.Lock()


def kind_a():
    with shared:
        with mutex, other:
            pass


def kind_b():
    with other:
        with mutex, shared:
            pass


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(kind_a, kind_b)
