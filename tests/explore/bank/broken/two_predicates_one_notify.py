"""One condition stands for two predicates, and notify wakes the one that cannot go on."""
# verdict: lost wake-up
# accept: deadlock
# kind: wrong waiter woken
# preemptions: 0
# source: Lampson, Redell (1980)
import threading

condition, box = threading.Condition(), []


def put():
    with condition:
        while box:
            condition.wait()
        box.append(1)
        condition.notify()


def get():
    with condition:
        while not box:
            condition.wait()
        box.pop()
        condition.notify()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(get, get, put, put)
