"""An ExitStack takes the locks in sorted order."""
# verdict: ok
# kind: lock order
# preemptions: -
# source: classic
import contextlib
import threading

locks = {"in": threading.Lock(), "out": threading.Lock()}
copies = 0


def copy(*names):
    global copies
    with contextlib.ExitStack() as stack:
        for name in sorted(names):
            stack.enter_context(locks[name])
        copies += 1


def scenario():
    global copies
    copies = 0
    threads = [
        threading.Thread(target=copy, args=("in", "out")),
        threading.Thread(target=copy, args=("out", "in")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert copies == 2
