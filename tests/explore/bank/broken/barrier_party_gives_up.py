"""One party raises before it reaches the barrier and does not abort it."""
# verdict: deadlock
# accept: lost wake-up
# kind: barrier phase error
# preemptions: 0
# source: CPython documentation of threading.Barrier.abort
import threading


def scenario():
    barrier = threading.Barrier(2)
    problems = []

    def work(data):
        try:
            data["value"] += 1
            barrier.wait()
        except KeyError as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(data,)) for data in ({"value": 1}, {})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
