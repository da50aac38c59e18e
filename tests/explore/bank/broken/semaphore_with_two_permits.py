"""A semaphore meant as a mutex starts with two permits."""
# verdict: fails
# kind: semaphore
# preemptions: 1
# source: Downey, Little Book of Semaphores, 3.4 and 3.5 (mutex, multiplex)
import threading

mutex = threading.Semaphore(2)
seats = {"free": 5}


def book():
    with mutex:
        free = seats["free"]
        seats["free"] = free - 1


def scenario():
    seats["free"] = 5
    threads = [threading.Thread(target=book) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seats["free"] == 3
