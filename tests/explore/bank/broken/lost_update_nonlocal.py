"""A closure's variable is increased by two threads."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


def make_counter():
    count = 0

    def increment():
        nonlocal count
        count += 1

    def read():
        return count

    return increment, read


def scenario():
    increment, read = make_counter()
    threads = [threading.Thread(target=increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read() == 2
