"""The jobs of a ThreadPool add to a total without a lock."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: CPython documentation of multiprocessing.pool
from multiprocessing.pool import ThreadPool

total = 0


def add(number):
    global total
    total += number


def scenario():
    with ThreadPool(2) as pool:
        pool.map(add, [1, 2])
    assert total == 3
