"""An event is set and cleared again before the waiter has looked."""
# verdict: lost wake-up
# accept: deadlock
# kind: event pulsed
# preemptions: 0
# source: classic
import threading

go = threading.Event()


def start():
    go.set()
    go.clear()


def work():
    go.wait()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(start, work)
