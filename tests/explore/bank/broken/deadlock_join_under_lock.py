"""The parent joins the worker while it holds the lock that the worker wants."""
# verdict: deadlock
# kind: join
# preemptions: 0
# source: classic
import threading


class Service:
    def __init__(self):
        self.lock = threading.Lock()
        self.log = []
        self.worker = threading.Thread(target=self.work)

    def work(self):
        with self.lock:
            self.log.append("worked")

    def run(self):
        with self.lock:
            self.worker.start()
            self.log.append("waiting")
            self.worker.join()


def scenario():
    service = Service()
    service.run()
    assert service.log == ["waiting", "worked"]
