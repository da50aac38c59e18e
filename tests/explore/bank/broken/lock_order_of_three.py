"""Three threads and three locks, each pair of neighbours in its own order."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: classic
import threading

a, b, c = threading.Lock(), threading.Lock(), threading.Lock()


def use(first, second):
    with first, second:
        pass


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: use(a, b), lambda: use(b, c), lambda: use(c, a))
