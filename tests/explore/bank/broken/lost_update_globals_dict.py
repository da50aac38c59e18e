"""A global is increased through globals()."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading

hits = 0


def hit():
    globals()["hits"] = globals()["hits"] + 1


def scenario():
    global hits
    hits = 0
    threads = [threading.Thread(target=hit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hits == 2
