"""Three threads, three locks, each holding one and wanting the next."""
# verdict: deadlock
# kind: lock order
# preemptions: 1
# source: Coffman, Elphick, Shoshani, System Deadlocks (1971)
import threading


def scenario():
    oven, mixer, scale = threading.Lock(), threading.Lock(), threading.Lock()
    baked = []

    def bake(first, second, cake):
        first.acquire()
        second.acquire()
        baked.append(cake)
        second.release()
        first.release()

    cooks = [
        threading.Thread(target=bake, args=(oven, mixer, "bread")),
        threading.Thread(target=bake, args=(mixer, scale, "tart")),
        threading.Thread(target=bake, args=(scale, oven, "pie")),
    ]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    assert len(baked) == 3
