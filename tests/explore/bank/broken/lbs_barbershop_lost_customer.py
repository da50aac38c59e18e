"""Two customers sit down on the last chair, and the barber cuts one head."""
# verdict: deadlock
# kind: barbershop
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 5.2
import threading

customers, ready, done, chairs = 0, threading.Semaphore(0), threading.Semaphore(0), 1


def visit():
    global customers
    if customers < chairs:
        customers += 1
        ready.release()
        done.acquire()


def cut():
    ready.acquire()
    done.release()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(visit, visit, cut)
