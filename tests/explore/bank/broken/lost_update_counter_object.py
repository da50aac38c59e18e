"""collections.Counter: `+=` on an element against update()."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading
from collections import Counter


def scenario():
    words = Counter()

    def one_by_one():
        words["tea"] += 1

    def at_once():
        words.update(["tea"])

    threads = [threading.Thread(target=one_by_one), threading.Thread(target=at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert words["tea"] == 2, words
