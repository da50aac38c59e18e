"""Two workers, a sentinel for each."""
# verdict: ok
# kind: queue
# preemptions: -
# source: classic (poison pill)
import queue
import threading


def scenario():
    jobs = queue.Queue()
    done = []

    def worker():
        while True:
            job = jobs.get()
            if job is None:
                return
            done.append(job)

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    jobs.put("a")
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    assert done == ["a"]
