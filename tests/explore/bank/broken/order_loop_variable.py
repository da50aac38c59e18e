"""Lambdas close over the loop variable, which has moved on when they run."""
# verdict: fails
# kind: ordering violation
# preemptions: 0
# source: classic (late binding of closures)
import threading


def scenario():
    squares = {}
    threads = []
    for n in (1, 2):
        threads.append(threading.Thread(target=lambda: squares.update({n: n * n})))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert squares == {1: 1, 2: 4}, squares
