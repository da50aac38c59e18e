"""Workers take with get_nowait until Empty; all jobs were there before they started."""
# verdict: ok
# kind: queue
# preemptions: -
# source: CPython documentation of queue.Queue.get_nowait
import queue
import threading


def scenario():
    jobs = queue.Queue()
    for name in ("a", "b"):
        jobs.put(name)
    done = []

    def worker():
        while True:
            try:
                job = jobs.get_nowait()
            except queue.Empty:
                return
            done.append(job)

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["a", "b"]
