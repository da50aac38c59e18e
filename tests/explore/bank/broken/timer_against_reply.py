"""A timer and a reply both decide how a request ends."""
# verdict: fails
# kind: timeout race
# preemptions: -
# source: classic
import threading
import time

ends = []


def end(how):
    if not ends:
        ends.append(how)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    timer = threading.Timer(1, end, ["timeout"])
    timer.start()
    run(lambda: (time.sleep(1), end("reply")))
    timer.cancel()
    timer.join()
    assert len(ends) == 1
