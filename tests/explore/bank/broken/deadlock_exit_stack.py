"""An ExitStack takes the locks in the order in which the caller names them."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: classic
import contextlib
import threading

locks = {"in": threading.Lock(), "out": threading.Lock()}


def copy(*names):
    with contextlib.ExitStack() as stack:
        for name in names:
            stack.enter_context(locks[name])


def scenario():
    threads = [
        threading.Thread(target=copy, args=("in", "out")),
        threading.Thread(target=copy, args=("out", "in")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
