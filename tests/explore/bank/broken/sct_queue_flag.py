"""A consumer trusts a flag that says that everything has been enqueued after the first element."""
# verdict: fails
# kind: ordering violation
# preemptions: 1
# source: SCTBench CS.queue_bad
import threading

items, enqueued = [], threading.Event()


def produce():
    items.append(1)
    enqueued.set()
    items.append(2)


def consume():
    enqueued.wait()
    assert len(items) == 2


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(produce, consume)
