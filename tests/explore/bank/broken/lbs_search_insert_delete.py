"""A deleter excludes the inserters and forgets the searchers."""
# verdict: fails
# kind: three kinds
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 6.1
import threading

items, insert = [1, 2], threading.Lock()


def search():
    if len(items) == 2:
        assert items[1] == 2


def delete():
    with insert:
        items.pop()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(search, delete)
