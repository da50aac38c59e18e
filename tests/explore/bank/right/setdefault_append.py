"""Looks like check-then-act: setdefault finds or makes the list in one atomic call."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: CPython FAQ, What kinds of global value mutation are thread-safe?
import threading


def scenario():
    groups = {}

    def sort_in(word):
        groups.setdefault(word[0], []).append(word)

    threads = [threading.Thread(target=sort_in, args=(word,)) for word in ("ant", "ape")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(groups["a"]) == ["ant", "ape"]
