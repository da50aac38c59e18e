"""set() and at once clear(): who was not yet waiting has missed it."""
# verdict: lost wake-up
# accept: deadlock
# kind: Event cleared too early
# preemptions: 0
# source: classic (PulseEvent, documented as unreliable)
import threading


def scenario():
    go = threading.Event()

    def runner():
        go.wait()

    def starter():
        go.set()
        go.clear()

    threads = [threading.Thread(target=runner), threading.Thread(target=starter)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
