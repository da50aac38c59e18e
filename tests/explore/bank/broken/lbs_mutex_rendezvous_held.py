"""The second of a rendezvous is waited for while the mutex is held."""
# verdict: deadlock
# kind: waiting under a lock
# preemptions: 0
# source: Downey, The Little Book of Semaphores, 3.3
import threading

mutex, arrived, count = threading.Semaphore(1), threading.Semaphore(0), 0


def meet():
    global count
    with mutex:
        count += 1
        if count == 2:
            arrived.release(2)
        arrived.acquire()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(meet, meet)
