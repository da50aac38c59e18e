"""A waiter trusts the notify, which somebody sent for another reason."""
# verdict: fails
# kind: if instead of while
# preemptions: 0
# source: Lampson, Redell (1980)
import threading

condition, ready = threading.Condition(), False


def wait():
    with condition:
        if not ready:
            condition.wait()
        assert ready


def disturb():
    with condition:
        condition.notify_all()


def make_ready():
    global ready
    with condition:
        ready = True
        condition.notify_all()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(wait, disturb, make_ready)
