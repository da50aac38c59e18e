"""A queue of one place between a producer and a consumer."""
# verdict: ok
# kind: queue
# preemptions: -
# source: classic
import queue
import threading


def scenario():
    line = queue.Queue(maxsize=1)
    got = []

    def producer():
        for number in (1, 2):
            line.put(number)

    def consumer():
        for _ in range(2):
            got.append(line.get())

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1, 2]
