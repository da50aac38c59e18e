"""Each says that it has come before it waits for the other."""
# verdict: ok
# kind: rendezvous
# preemptions: -
# source: Downey, The Little Book of Semaphores, 3.3.2
import threading

a_here, b_here, order = threading.Semaphore(0), threading.Semaphore(0), []


def first():
    order.append("a1")
    a_here.release()
    b_here.acquire()
    order.append("a2")


def second():
    order.append("b1")
    b_here.release()
    a_here.acquire()
    order.append("b2")


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(first, second)
    assert {*order[:2]} == {"a1", "b1"}
