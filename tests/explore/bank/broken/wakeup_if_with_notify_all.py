"""notify_all wakes both consumers for one item, and neither looks again."""
# verdict: fails
# kind: if instead of while
# preemptions: 1
# source: Lampson, Redell, Experience with Processes and Monitors in Mesa (1980)
import threading

items = []
available = threading.Condition()


def consume():
    with available:
        if len(items) == 0:
            available.wait()
        items.pop(0)


def produce():
    for number in range(2):
        with available:
            items.append(number)
            available.notify_all()


def scenario():
    items.clear()
    threads = [threading.Thread(target=target) for target in (consume, consume, produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert items == []
