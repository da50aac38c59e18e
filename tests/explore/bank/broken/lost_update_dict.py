"""Counting words in a shared dict: get and store are two steps."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic; Lu et al., Learning from Mistakes (ASPLOS 2008), single-variable atomicity violation
from threading import Thread

counts = {}


def count(words):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


def scenario():
    counts.clear()
    first = Thread(target=count, args=(["tea"],))
    second = Thread(target=count, args=(["tea"],))
    first.start()
    second.start()
    first.join()
    second.join()
    assert counts == {"tea": 2}, counts
