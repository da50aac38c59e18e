"""A buffer with two counting semaphores and a mutex, first in first out."""
# verdict: ok
# kind: bounded buffer
# preemptions: -
# source: Dijkstra (EWD123, 1965); Downey, Little Book of Semaphores, 4.1
import threading


def scenario():
    mutex = threading.Lock()
    items = threading.Semaphore(0)
    spaces = threading.Semaphore(1)
    buffer = []
    got = []

    def producer():
        for number in (1, 2):
            spaces.acquire()
            with mutex:
                buffer.append(number)
            items.release()

    def consumer():
        for _ in range(2):
            items.acquire()
            with mutex:
                got.append(buffer.pop(0))
            spaces.release()

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [1, 2]
