"""The last thread opens the turnstile, and nobody passes it on."""
# verdict: deadlock
# kind: barrier
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 3.6.3
import threading

mutex, barrier, count = threading.Lock(), threading.Semaphore(0), 0


def meet():
    global count
    with mutex:
        count += 1
    if count == 3:
        barrier.release()
    barrier.acquire()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(meet, meet, meet)
