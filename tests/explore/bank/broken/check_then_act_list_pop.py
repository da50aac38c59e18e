"""A list is tested for emptiness by truth and then popped."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


def scenario():
    jobs = ["only one"]
    done = []

    def worker():
        if jobs:
            done.append(jobs.pop())

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == ["only one"]
