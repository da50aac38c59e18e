"""Looks like sleep as synchronisation: the sleeps shift the work, the joins order it."""
# verdict: ok
# kind: sleep
# preemptions: -
# source: classic
import threading
import time


def scenario():
    started = time.monotonic()
    notes = {}

    def work(name, seconds):
        time.sleep(seconds)
        notes[name] = seconds

    threads = [threading.Thread(target=work, args=pair) for pair in (("slow", 0.02), ("fast", 0.01))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notes == {"slow": 0.02, "fast": 0.01}
    assert time.monotonic() - started >= 0
