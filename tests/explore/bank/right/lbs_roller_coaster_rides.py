"""The car leaves when both have boarded."""
# verdict: ok
# kind: counting
# preemptions: -
# source: Downey, The Little Book of Semaphores, 5.8
import threading

board, full = threading.Semaphore(0), threading.Semaphore(0)


def passenger():
    board.acquire()
    full.release()


def car():
    board.release(2)
    for _ in range(2):
        full.acquire()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(passenger, passenger, car)
