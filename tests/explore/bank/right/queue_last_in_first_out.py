"""A LifoQueue between a producer and a consumer: every order of arrival is right."""
# verdict: ok
# kind: queue
# preemptions: -
# source: CPython documentation of queue.LifoQueue
import queue
import threading


def scenario():
    stack = queue.LifoQueue()
    got = []

    def producer():
        stack.put(1)
        stack.put(2)

    def consumer():
        got.append(stack.get())
        got.append(stack.get())

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [1, 2]
