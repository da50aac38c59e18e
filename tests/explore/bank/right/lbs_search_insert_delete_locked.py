"""A deleter excludes searchers and inserters."""
# verdict: ok
# kind: three kinds
# preemptions: -
# source: Downey, The Little Book of Semaphores, 6.1
import threading

items, searching, inserting = [1, 2], threading.Lock(), threading.Lock()


def search():
    with searching:
        if len(items) == 2:
            assert items[1] == 2


def insert():
    with inserting:
        items.append(3)


def delete():
    with searching, inserting:
        items.pop(0)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(search, delete)
