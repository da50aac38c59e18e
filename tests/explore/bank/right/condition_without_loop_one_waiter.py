"""Looks like `if` instead of `while`: with one waiter and one notifier nobody can come between."""
# verdict: ok
# kind: condition
# preemptions: -
# source: classic
import threading


def scenario():
    cond = threading.Condition()
    box = []
    got = []

    def reader():
        with cond:
            if not box:
                cond.wait()
            got.append(box.pop())

    def writer():
        with cond:
            box.append("letter")
            cond.notify()

    threads = [threading.Thread(target=reader), threading.Thread(target=writer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == ["letter"]
