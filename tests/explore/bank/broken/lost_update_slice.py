"""A list is rewritten in place from its own elements."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


def scenario():
    ages = [1, 2]

    def birthday():
        ages[:] = [age + 1 for age in ages]

    threads = [threading.Thread(target=birthday) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ages == [3, 4], ages
