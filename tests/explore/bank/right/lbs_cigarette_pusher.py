"""A pusher puts the two ingredients together and wakes the one smoker that misses neither."""
# verdict: ok
# kind: pushers
# preemptions: -
# source: Downey, The Little Book of Semaphores, 4.5
import threading

tobacco, paper, smoker = threading.Semaphore(0), threading.Semaphore(0), threading.Semaphore(0)
mutex, on_table, smoked = threading.Lock(), set(), []


def agent():
    tobacco.release()
    paper.release()


def push(mine, name, other):
    mine.acquire()
    with mutex:
        if other in on_table:
            on_table.remove(other)
            smoker.release()
        else:
            on_table.add(name)


def smoke():
    smoker.acquire()
    smoked.append(1)


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(agent, lambda: push(tobacco, "t", "p"), lambda: push(paper, "p", "t"), smoke)
    assert smoked == [1]
