"""close() forgets to set the Event that the background thread waits for."""
# verdict: left running
# accept: deadlock, lost wake-up
# kind: thread left over
# preemptions: 0
# source: classic
import threading


class Heartbeat(threading.Thread):
    def __init__(self):
        super().__init__()
        self.beats = 0
        self.stopped = threading.Event()

    def run(self):
        self.beats += 1
        self.stopped.wait()

    def close(self):
        self.beats = 0


def scenario():
    heartbeat = Heartbeat()
    heartbeat.start()
    heartbeat.close()
