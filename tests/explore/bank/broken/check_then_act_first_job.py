"""The first job is read and then deleted: two threads do the same job."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: classic
import threading


class Jobs:
    def __init__(self):
        self.waiting = ["a", "b"]
        self.done = []

    def work(self):
        job = self.waiting[0]
        del self.waiting[0]
        self.done.append(job)


def scenario():
    jobs = Jobs()
    threads = [threading.Thread(target=jobs.work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(jobs.done) == ["a", "b"], jobs.done
