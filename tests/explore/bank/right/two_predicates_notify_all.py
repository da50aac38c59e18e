"""One condition for two predicates, and everybody is woken."""
# verdict: ok
# kind: condition
# preemptions: -
# source: Lampson, Redell (1980)
import threading

condition, box = threading.Condition(), []


def put():
    with condition:
        while box:
            condition.wait()
        box.append(1)
        condition.notify_all()


def get():
    with condition:
        while not box:
            condition.wait()
        box.pop()
        condition.notify_all()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(get, get, put, put)
