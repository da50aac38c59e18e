"""The consumer takes the mutex and then waits for an item that the producer cannot bring."""
# verdict: deadlock
# accept: lost wake-up
# kind: semaphore
# preemptions: 0
# source: Downey, Little Book of Semaphores, 4.1 (deadlock)
import threading


def scenario():
    mutex = threading.Semaphore(1)
    items = threading.Semaphore(0)
    buffer = []

    def producer():
        with mutex:
            buffer.append("event")
        items.release()

    def consumer():
        with mutex:
            items.acquire()
            buffer.pop()

    threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
