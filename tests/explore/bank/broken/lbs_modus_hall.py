"""Heathens and prudes both find the path neutral and both take it."""
# verdict: fails
# kind: majority
# preemptions: 2
# source: Downey, The Little Book of Semaphores, 6.4
import threading

path, walking = "neutral", []


def walk(faction):
    global path
    if path == "neutral":
        path = faction
    if path == faction:
        walking.append(faction)
        assert len(set(walking)) == 1
        walking.remove(faction)
        path = "neutral"


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(lambda: walk("heathen"), lambda: walk("prude"))
