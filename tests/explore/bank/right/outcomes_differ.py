"""The order of the appended names differs from schedule to schedule, and all orders are right."""
# verdict: ok
# kind: atomic container method
# preemptions: -
# source: classic
import threading


def scenario():
    order = []
    threads = [threading.Thread(target=order.append, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(order) == ["a", "b"]
    return "".join(order)
