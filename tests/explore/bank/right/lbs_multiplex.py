"""At most two are inside at once."""
# verdict: ok
# kind: multiplex
# preemptions: -
# source: Downey, The Little Book of Semaphores, 3.5
import threading

multiplex, mutex, inside, most = threading.Semaphore(2), threading.Lock(), 0, 0


def enter():
    global inside, most
    with multiplex:
        with mutex:
            inside += 1
            most = max(most, inside)
        with mutex:
            inside -= 1


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(enter, enter)
    assert most <= 2
