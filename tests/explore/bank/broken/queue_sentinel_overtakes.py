"""Each of two producers sends a sentinel, the consumer stops at the first."""
# verdict: fails
# kind: queue
# preemptions: 0
# source: classic (poison pill)
import queue
import threading

STOP = object()


def scenario():
    letters = queue.Queue()
    read = []

    def producer(letter):
        letters.put(letter)
        letters.put(STOP)

    def consumer():
        while True:
            letter = letters.get()
            if letter is STOP:
                return
            read.append(letter)

    threads = [threading.Thread(target=producer, args=(c,)) for c in "xy"]
    threads.append(threading.Thread(target=consumer))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == ["x", "y"], read
