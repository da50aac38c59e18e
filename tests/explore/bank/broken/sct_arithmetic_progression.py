"""A running sum is built by two threads, one of which takes the number before the lock."""
# verdict: fails
# kind: lost update
# preemptions: 1
# source: SCTBench CS.arithmetic_prog_bad (Thomson, Donaldson, Betts, PPoPP 2014)
import threading

state = {"number": 0, "total": 0}
lock = threading.Lock()


def add_all():
    for _ in range(2):
        number = state["number"] + 1
        with lock:
            state["number"] = number
            state["total"] += number


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def scenario():
    run(add_all, add_all)
    assert state == {"number": 4, "total": 10}
