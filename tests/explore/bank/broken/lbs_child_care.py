"""Two adults leave at once, each seeing that one is enough."""
# verdict: fails
# kind: resource per three
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 7.2
import threading

adults, children = 2, 3


def leave():
    global adults
    if children <= 3 * (adults - 1):
        adults -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(leave, leave)
    assert children <= 3 * adults
