"""A full slot is waited for by a condition that was notified before."""
# verdict: lost wake-up
# accept: deadlock
# kind: if instead of state
# preemptions: 0
# source: SCTBench CS.sync01_bad
import threading

full, number = threading.Condition(), 0


def put():
    global number
    with full:
        number += 1
        full.notify()


def get():
    global number
    with full:
        full.wait()
        number -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(put, get)
