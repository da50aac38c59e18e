"""A worker that ends when the queue is empty may end before the first job arrives."""
# verdict: fails
# kind: queue
# preemptions: 1
# source: CPython documentation of queue.Queue.get_nowait
import queue
import threading


def scenario():
    jobs = queue.Queue()
    done = []

    def worker():
        while True:
            try:
                job = jobs.get_nowait()
            except queue.Empty:
                return
            done.append(job)

    thread = threading.Thread(target=worker)
    thread.start()
    jobs.put("a")
    jobs.put("b")
    thread.join()
    assert done == ["a", "b"], done
