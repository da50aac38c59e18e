"""Looks like sleep as synchronisation: the sleep is only the pace of a loop that asks again."""
# verdict: ok
# kind: spinning with progress
# preemptions: -
# source: classic
import threading
import time


def scenario():
    state = {"ready": False}
    order = []

    def worker():
        time.sleep(0.02)
        order.append("worker")
        state["ready"] = True

    def watcher():
        while not state["ready"]:
            time.sleep(0.01)
        order.append("watcher")

    threads = [threading.Thread(target=watcher), threading.Thread(target=worker)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert order == ["worker", "watcher"]
