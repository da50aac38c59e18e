"""The update stands in a text that is executed."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading

counter = {"value": 0}


def add():
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
