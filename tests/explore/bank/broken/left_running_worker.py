"""The scenario ends while a worker that is no daemon waits for a job that never comes."""
# verdict: left running
# accept: deadlock, lost wake-up
# kind: thread left over
# preemptions: 0
# source: classic (no sentinel sent)
import queue
import threading


def scenario():
    jobs = queue.Queue()
    done = threading.Event()

    def worker():
        while True:
            jobs.get()
            done.set()

    threading.Thread(target=worker).start()
    jobs.put("job")
    done.wait()
