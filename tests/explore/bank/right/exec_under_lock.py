"""The update stands in a text, which is executed under a lock."""
# verdict: ok
# kind: lock
# preemptions: -
# source: classic
import threading

counter, lock = {"value": 0}, threading.Lock()


def add():
    with lock:
        exec("counter['value'] += 1")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(add, add)
    assert counter["value"] == 2
