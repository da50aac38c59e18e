"""Two reindeer see that they are not the last."""
# verdict: fails
# kind: counting
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 5.5
import threading

back, sleigh, mutex = 0, [], threading.Lock()


def reindeer():
    global back
    with mutex:
        back += 1
    if back == 2:
        with mutex:
            sleigh.append("hitched")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(reindeer, reindeer)
    assert sleigh == ["hitched"]
