"""Overlapping swaps of list elements double one element and drop another."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading


def scenario():
    deck = ["a", "b", "c"]

    def swap(i, j):
        deck[i], deck[j] = deck[j], deck[i]

    left = threading.Thread(target=swap, args=(0, 1))
    right = threading.Thread(target=swap, args=(1, 2))
    left.start()
    right.start()
    left.join()
    right.join()
    assert sorted(deck) == ["a", "b", "c"], deck
