"""The last reader looks whether it is the last after it has let go of the mutex."""
# verdict: deadlock
# accept: fails
# kind: readers and writers
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 4.2
import threading

readers, room, mutex, page = 0, threading.Semaphore(1), threading.Lock(), [0, 0]


def read():
    global readers
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    assert page[0] == page[1]
    with mutex:
        readers -= 1
    if readers == 0:
        room.release()


def write():
    with room:
        page[0] += 1
        page[1] += 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(read, read, write, write)
