"""A walrus assigns a global inside a condition."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: classic
import threading

spent = 0


def pay(amount, warnings):
    global spent
    if (spent := spent + amount) > 100:
        warnings.append(spent)


def scenario():
    global spent
    spent = 0
    warnings = []
    threads = [threading.Thread(target=pay, args=(n, warnings)) for n in (30, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (spent, warnings) == (70, [])
