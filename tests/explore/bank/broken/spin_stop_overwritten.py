"""stop() comes before run() sets `running`, and the loop never ends."""
# verdict: livelock
# accept: busy waiting, timed out
# kind: spinning without progress
# preemptions: -
# source: classic (start/stop flag)
import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.running = False
        self.ticks = 0

    def run(self):
        self.running = True
        while self.running:
            self.ticks += 1

    def stop(self):
        self.running = False


def scenario():
    worker = Worker()
    worker.start()
    worker.stop()
    worker.join()
