"""Looks like iteration while it is changed: the loop runs over a copy made in one call."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: CPython FAQ, What kinds of global value mutation are thread-safe?
import threading


def scenario():
    points = {"ann": 1, "bob": 2}
    totals = []

    def total():
        amount = 0
        for name, value in points.copy().items():
            amount += value
        totals.append(amount)

    def add():
        points["eve"] = 3

    threads = [threading.Thread(target=total), threading.Thread(target=add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals[0] in (3, 6)
