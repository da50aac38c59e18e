"""Two counters, each behind a lock, taken in opposite order."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: SCTBench CS.deadlock01_bad
import threading

a, b, count = threading.Lock(), threading.Lock(), 0


def up():
    global count
    with a, b:
        count += 1


def down():
    global count
    with b, a:
        count -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(up, down)
