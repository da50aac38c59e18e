"""The main thread fills a bounded queue before it starts the consumer."""
# verdict: deadlock
# accept: lost wake-up
# kind: queue
# preemptions: 0
# source: classic
import queue
import threading


def scenario():
    line = queue.Queue(maxsize=1)
    out = []
    consumer = threading.Thread(target=lambda: out.extend(line.get() for _ in range(2)))
    for number in (1, 2):
        line.put(number)
    consumer.start()
    consumer.join()
    assert out == [1, 2]
