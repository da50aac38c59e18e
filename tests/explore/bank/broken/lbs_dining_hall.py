"""The last two leave one after the other without looking at each other."""
# verdict: fails
# kind: sitting alone
# preemptions: 1
# source: Downey, The Little Book of Semaphores, 7.7
import threading

eating, alone = 2, []


def leave():
    global eating
    left = eating - 1
    if left == 1:
        alone.append(True)
    eating = left


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(leave, leave)
    assert eating == 0
