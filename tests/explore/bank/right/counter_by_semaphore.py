"""A semaphore with one permit as a mutex, released by `with`."""
# verdict: ok
# kind: semaphore
# preemptions: -
# source: Downey, Little Book of Semaphores, 3.4
import threading


def scenario():
    mutex = threading.BoundedSemaphore(1)
    state = {"count": 0}

    def increment():
        with mutex:
            state["count"] = state["count"] + 1

    threads = [threading.Thread(target=increment) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state["count"] == 2
