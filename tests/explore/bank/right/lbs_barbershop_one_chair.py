"""Who finds the chair taken, found out under a mutex, goes home."""
# verdict: ok
# kind: barbershop
# preemptions: -
# source: Downey, The Little Book of Semaphores, 5.2
import threading

customers, mutex, cut_hair = 0, threading.Lock(), 0
ready, done = threading.Semaphore(0), threading.Semaphore(0)


def visit():
    global customers
    with mutex:
        if customers == 1:
            return
        customers += 1
    ready.release()
    done.acquire()


def cut():
    global cut_hair
    ready.acquire()
    cut_hair += 1
    done.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(visit, visit, cut)
    assert cut_hair == 1
