"""A driver is asked whether it stops, and stops between the answer and the count."""
# verdict: fails
# kind: check-then-act
# preemptions: 1
# source: Qadeer, Wu, KISS (PLDI 2004); SCTBench CS.bluetooth_driver_bad
import threading


class Driver:
    def __init__(self):
        self.stopping = False
        self.stopped = False
        self.pending = 1
        self.lock = threading.Lock()
        self.idle = threading.Event()

    def enter(self):
        if self.stopping:
            return False
        with self.lock:
            self.pending += 1
        return True

    def leave(self):
        with self.lock:
            self.pending -= 1
            if self.pending == 0:
                self.idle.set()

    def add(self):
        if self.enter():
            assert not self.stopped, "used after stop"
            self.leave()

    def stop(self):
        self.stopping = True
        self.leave()
        self.idle.wait()
        self.stopped = True


def scenario():
    driver = Driver()
    threads = [threading.Thread(target=driver.add), threading.Thread(target=driver.stop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
