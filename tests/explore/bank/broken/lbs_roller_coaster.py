"""The car waits for one passenger too many."""
# verdict: deadlock
# kind: counting
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 5.8
import threading

board, full = threading.Semaphore(0), threading.Semaphore(0)


def passenger():
    board.acquire()
    full.release()


def car():
    board.release(2)
    for _ in range(3):
        full.acquire()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(passenger, passenger, car)
