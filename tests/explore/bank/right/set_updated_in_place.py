"""Looks like a lost update: `seen |= {x}` changes the one shared set in place."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: Python Language Reference, augmented assignment (in-place operation)
import threading

seen = set()


def mark(number):
    global seen
    seen |= {number}


def scenario():
    threads = [threading.Thread(target=mark, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {1, 2}
