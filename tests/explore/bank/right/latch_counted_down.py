"""A count-down latch; the main thread waits for two workers."""
# verdict: ok
# kind: condition
# preemptions: -
# source: java.util.concurrent.CountDownLatch
import threading


class Latch:
    def __init__(self, count):
        self.count = count
        self.cond = threading.Condition()

    def count_down(self):
        with self.cond:
            self.count -= 1
            if self.count == 0:
                self.cond.notify_all()

    def wait(self):
        with self.cond:
            while self.count > 0:
                self.cond.wait()


def scenario():
    latch = Latch(2)
    notes = []

    def work(name):
        notes.append(name)
        latch.count_down()

    threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    latch.wait()
    assert sorted(notes) == [1, 2]
    for thread in threads:
        thread.join()
