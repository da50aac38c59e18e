"""An element of a shared list is increased by two threads."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


def scenario():
    totals = [0, 0]

    def add(index, amount):
        totals[index] += amount

    threads = [threading.Thread(target=add, args=(1, amount)) for amount in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals == [0, 7], totals
