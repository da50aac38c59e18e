"""Everybody who passes the turnstile lets the next one pass."""
# verdict: ok
# kind: barrier
# preemptions: -
# source: Downey, The Little Book of Semaphores, 3.6.4
import threading

mutex, turnstile, count, passed = threading.Lock(), threading.Semaphore(0), 0, []


def meet():
    global count
    with mutex:
        count += 1
        if count == 2:
            turnstile.release()
    turnstile.acquire()
    turnstile.release()
    assert count == 2


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(meet, meet)
