"""Between the look at the flag and the wait the lock is given back."""
# verdict: lost wake-up
# accept: deadlock
# kind: wake-up before wait
# preemptions: 1
# source: Andrews, Concurrent Programming (1991)
import threading

condition, done = threading.Condition(), False


def wait():
    with condition:
        waiting = not done
    if waiting:
        with condition:
            condition.wait()


def finish():
    global done
    with condition:
        done = True
        condition.notify()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(wait, finish)
